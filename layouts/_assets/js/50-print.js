// Print: the page itself decides what a sheet shows.
modules.print = function (button) {
  button.hidden = false;
  button.addEventListener("click", function () { window.print(); });
};
