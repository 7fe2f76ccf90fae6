// The demonstration pages are written for one port and may run on another.
for (const frame of document.querySelectorAll('[data-own]')) {
  const address = new URL(frame.src);
  address.searchParams.set('endpoint', location.origin + '/api');
  frame.src = address.href;
}
