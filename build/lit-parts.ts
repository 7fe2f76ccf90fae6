/**
 * What the files of the script tag leave out of Lit: what no element here uses, and every citizen would download. Each
 * patch must fit exactly once, so that a new version of Lit stops the build instead of slipping through; what is gone
 * may not be named in our sources either.
 */
export type Patch = readonly [file: RegExp, from: string | RegExp, to: string];

const ELEMENT = /reactive-element\.js$/;
const STYLES = /css-tag\.js$/;
const TEMPLATES = /lit-html\.js$/;
const BASE = /lit-element\.js$/;

export const litPatches: readonly Patch[] = [
  // Standard decorators; a host's `Symbol` stays as it is.
  [ELEMENT, 'Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ';'],
  [ELEMENT, /const t=this\[Symbol\.metadata\];if\(null!==t\)\{.+?\}(?=this\._\$Eh=)/, ''],
  [ELEMENT, 'static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
  [ELEMENT, ',this.constructor.l?.forEach(t=>t(this))', ''],
  [ELEMENT, 'void 0!==t.l&&(this.l=[...t.l]),', ''],
  // (Hosts plant `value` and the like on every object: a property's parts have no prototype.)
  // Properties by `static properties`, with accessors of their own, with a comparison or a default of their own.
  [
    ELEMENT,
    /if\(this\.finalized=!0,this\._\$Ei\(\),this\.hasOwnProperty\(d\("properties"\)\)\)\{.+?\}(?=this\._\$Eh=)/,
    'this.finalized=!0,this._$Ei();',
  ],
  [
    ELEMENT,
    /static createProperty\(.+?\}(?=static getPropertyOptions)/,
    'static createProperty(t,s=b){this._$Ei(),this.elementProperties.set(t,s);const i=Symbol();' +
      'e(this.prototype,t,{__proto__:null,get(){return this[i]},' +
      'set(s){const h=this[i];this[i]=s,this.requestUpdate(t,h)},configurable:!0,enumerable:!0})}',
  ],
  [ELEMENT, /const t=this\.constructor\.elementProperties;if\(t\.size>0\).+?\}(?=let t=!1)/, '}'],
  [
    ELEMENT,
    /requestUpdate\(t,s,i,e=!1,h\)\{.+?this\.C\(t,s,i\)\}/,
    'requestUpdate(t,s){if(void 0!==t){if(!f(this[t],s))return;this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0)}',
  ],
  [ELEMENT, /C\(t,s,\{useDefault.+?(?=async _\$EP)/, ''],
  // Properties that write themselves back to attributes.
  [ELEMENT, /toAttribute\(t,s\)\{.+?\},(?=fromAttribute)/, ''],
  [ELEMENT, /_\$ET\(t,s\)\{.+?(?=_\$AK\()/, ''],
  [ELEMENT, 'this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),', ''],
  [ELEMENT, 'this._$Em=null,', ''],
  [ELEMENT, ',reflect:!1,useDefault:!1,hasChanged:f', ''],
  // Attributes that are JSON by their type: ours have converters.
  [ELEMENT, /;break;case Object:case Array:try\{.+?\}catch\(t\)\{i=null\}/, ''],
  [
    ELEMENT,
    /if\(void 0!==e&&this\._\$Em!==e\)\{.+?this\._\$Em=null\}/,
    'if(void 0!==e){const t=i.getPropertyOptions(e);this[e]=(t.converter??u).fromAttribute(s,t.type)}',
  ],
  // Updates that wait for something, are refused, or are told of late.
  [ELEMENT, 'const t=this.scheduleUpdate();return null!=t&&await t,', 'return this.performUpdate(),'],
  [ELEMENT, 'scheduleUpdate(){return this.performUpdate()}', ''],
  [ELEMENT, 't=this.shouldUpdate(s),t?(', 't=!0,('],
  [ELEMENT, 'this.update(s)):this._$EM()}', 'this.update(s))}'],
  [ELEMENT, 'shouldUpdate(t){return!0}', ''],
  [ELEMENT, 'return this.getUpdateComplete()}getUpdateComplete(){', ''],
  [ELEMENT, 'removeController(t){this._$EO?.delete(t)}', ''],

  // MooTools puts its own Document in the place of the browser's.
  [STYLES, 'in Document.prototype', 'in document'],
  // Sugar plants `once` on every function, and a function is what Lit hands over as the options too.
  [TEMPLATES, 'addEventListener(this.name,this,t)', 'addEventListener(this.name,this)'],
  // Warnings for whoever writes an element, and style sheets from elsewhere.
  [STYLES, /Error\("Value passed .+?security\."\)/, 'Error()'],
  [STYLES, /,o!==s\)throw Error\(".+?"\);/, ');'],
  [STYLES, /c=e\?t=>t:t=>.+?(?=;export)/, 'c=t=>t'],
  [STYLES, 't instanceof CSSStyleSheet?t:t.styleSheet', 't.styleSheet'],

  // Directives, and what only they are told: that they have left the page.
  [TEMPLATES, /function M\(t,i,s=t,e\)\{.+?(?=class R)/, 'const M=0;'],
  [TEMPLATES, 'this._$AV=[],this._$AN=void 0,', 'this._$AV=[],'],
  [TEMPLATES, 'this._$AN=void 0,this._$AA=t', 'this._$AA=t'],
  [TEMPLATES, 'this._$AN=void 0,this.element=t,this.name=i', 'this.element=t,this.name=i'],
  [TEMPLATES, 't=M(this,t,i),', ''],
  [TEMPLATES, 't=M(this,t,i,0),', ''],
  [TEMPLATES, 'M(this,e[s+n],i,n)', 'e[s+n]'],
  [TEMPLATES, 'get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t)', 'u(t)'],
  [TEMPLATES, 'get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
  [TEMPLATES, ',this._$Cv=e?.isConnected??!0', ''],
  [TEMPLATES, /get parentNode\(\)\{let t=this\._\$AA.+?(?=_\$AI)/, ''],
  [TEMPLATES, 'this._$AP?.(!1,!0,s);', ';'],
  [TEMPLATES, /setConnected\(t\)\{.+?\}(?=\})/, ''],
  [TEMPLATES, 'get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', ''],
  [BASE, 'this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
  [BASE, /connectedCallback\(\)\{.+?setConnected\(!1\)\}/, ''],
  // Bindings of a whole tag, in a comment, in MathML; templates compiled before.
  [TEMPLATES, 'else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));', ';'],
  [TEMPLATES, /1===r\.type\?(?=i=new r\.ctor)/, ''],
  [TEMPLATES, ':6===r.type&&(i=new Z(h,this,t))', ''],
  [
    TEMPLATES,
    /if\(r\.data===n\)d\.push\(\{type:2,index:l\}\);else\{.+?\}(?=l\+\+)/,
    'r.data===n&&d.push({type:2,index:l});',
  ],
  // Pieces of SVG and MathML that are templates of their own.
  [TEMPLATES, '2===i?"<svg>":3===i?"<math>":""', '""'],
  [TEMPLATES, '+(2===i?"</svg>":3===i?"</math>":"")', ''],
  [TEMPLATES, 'if(this.el=', 'this.el='],
  [TEMPLATES, /,2===i\|\|3===i\)\{.+?\}(?=for\()/, ';'],
  // Comments in templates, bound names of tags, values in texts that are no markup, in single quotes, right before `/>`.
  [TEMPLATES, '/<(?:(!--|\\/[^a-zA-Z])|(\\/?[a-zA-Z][^>\\s]*)|(\\/?$))/g', '/<\\/?[a-zA-Z][^>\\s]*/g'],
  [TEMPLATES, /"!--"===u\[1\]\?.+?(?=:c===p\?)/, 'c=p'],
  [TEMPLATES, 'c=n??v', 'c=v'],
  [TEMPLATES, 'void 0===u[1]?d=-2:', ''],
  [TEMPLATES, "'\"'===u[3]?$:g", '$'],
  [TEMPLATES, ':c===$||c===g?c=p:c===_||c===m?c=v:(c=p,n=void 0)', ':c=p'],
  [TEMPLATES, '(-2===d?i:x)', '""'],
  [TEMPLATES, 'const x=c===p&&t[i+1].startsWith("/>")?" ":"";', ''],
  [TEMPLATES, 's.slice(d)+o+x', 's.slice(d)+o'],
  [TEMPLATES, /if\(y\.test\(r\.tagName\)\)\{.+?\}\}(?=\}else if)/, ''],
  // Values that say to leave what is there, and documents other than the page's.
  [TEMPLATES, 't!==this._$AH&&t!==E&&this._(t)', 't!==this._$AH&&this._(t)'],
  [TEMPLATES, 'o=!a(t)||t!==this._$AH&&t!==E', 'o=!a(t)||t!==this._$AH'],
  [TEMPLATES, ',r===E&&(r=this._$AH[n])', ''],
  [TEMPLATES, 'if((t=M(this,t,i,0)??A)===E)return;', 't=t??A;'],
  [TEMPLATES, '(t?.creationScope??l)', 'l'],
  [BASE, 'render(){return r}', ''],
  [TEMPLATES, /e="number"==typeof s\?this\._\$AC\(t\):\(.+?,s\);/, 'e=this._$AC(t);'],
  // Listeners that are objects, or come with options.
  [TEMPLATES, '||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive', ''],
  [TEMPLATES, '"function"==typeof this._$AH?', ''],
  [TEMPLATES, ':this._$AH.handleEvent(t)}', '}'],
];

/** What our sources would say if they used what is gone. */
export const goneFromLit =
  /\b(handleEvent|shouldUpdate|scheduleUpdate|getUpdateComplete|addInitializer|removeController|setConnected|mathml|noChange)\b|\bsvg`|<!--|='[^'`]*\$\{|\}\/>|from 'lit\/(async-)?direct/;
