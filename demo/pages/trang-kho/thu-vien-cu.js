// What libraries of the time did to everybody.
Array.prototype.toJSON = function () {
  return 'BROKEN';
};
Array.from = function () {
  return [];
};
window.Event = function () {};

document.addEventListener('keydown', function (event) {
  document.getElementById('phim').textContent = 'Trang nghe thấy phím “' + event.key + '”.';
});
