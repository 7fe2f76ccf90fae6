$(function () {
  var days = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];
  var now = new Date();
  $('#today').text(
    days[now.getDay()] + ', ngày ' + now.getDate() + '/' + (now.getMonth() + 1) + '/' + now.getFullYear(),
  );

  // Khung chung cho mọi trang, nên mục đang xem được đánh dấu ở đây.
  $('.navbar-nav a[href="' + $('body').attr('data-muc') + '"]')
    .parent()
    .addClass('active');

  $('.ticker button').click(function () {
    var paused = $('.ticker').toggleClass('paused').hasClass('paused');
    $(this).text(paused ? 'Chạy' : 'Dừng');
  });

  $(window).scroll(function () {
    $('#to-top').toggle($(window).scrollTop() > 400);
  });

  var asked = decodeURIComponent((/[?&]q=([^&]*)/.exec(location.search) || ['', ''])[1].replace(/\+/g, ' '));
  if (asked && $('#search-result').length) {
    $('#q').val(asked);
    var found = $('.article')
      .hide()
      .filter(function () {
        return $(this).text().toLowerCase().indexOf(asked.toLowerCase()) >= 0;
      });
    found.show();
    $('#search-result')
      .text('Có ' + found.length + ' tin chứa “' + asked + '”.')
      .show();
  }
});
