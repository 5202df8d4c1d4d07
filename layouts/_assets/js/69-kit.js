// The media kit: a button that copies what stands below it, as it stands.
modules.kit = function (part) {
  var words = part.querySelector("[data-kit]");
  if (!words) return;
  var name = part.dataset.name;
  var button = action(said(copyWords).copy, function () { copy(words.textContent, name); });
  button.setAttribute("aria-label", said(copyWords).copy + " " + name);
  part.appendChild(button);
};
