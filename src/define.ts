/** Registers every element of the library. */
import './widgets/procedure-search/dvc-procedure-search.ts';
