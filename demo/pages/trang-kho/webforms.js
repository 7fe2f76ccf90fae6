// What ASP.NET writes into such a page.
var pressed = 0;

window.FireDefaultButton = function (event) {
  if (event.key !== 'Enter' || /TEXTAREA|BUTTON/.test(event.target.tagName)) return true;
  document.getElementById('tim-tin').click();
  return false;
};

document.getElementById('aspnetForm').addEventListener('submit', function (event) {
  event.preventDefault();
  pressed += 1;
  document.getElementById('dem').textContent = 'Nút “Tìm tin” đã bị bấm ' + pressed + ' lần.';
});
