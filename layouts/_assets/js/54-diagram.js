// The picture of a framework: a click on a box leads to the same box in words,
// on the page that the link below the picture names.
modules.diagram = function (figure) {
  var words = figure.querySelector(".diagram-words");
  if (!words) return;
  figure.classList.add("diagram-live");
  figure.addEventListener("click", function (event) {
    var box = event.target.closest ? event.target.closest("[data-box]") : null;
    if (!box || String(window.getSelection())) return;
    window.location.href = words.href.split("#")[0] + "#ui-box-" + box.dataset.box;
  });
};

// Saves the picture beside the button as PNG. The copy that is painted has the
// colours of paper: its own attributes, without the style sheet of the page.
modules.picture = function (button) {
  var figure = button.closest("figure");
  var svg = figure && figure.querySelector("svg");
  if (!svg || !window.XMLSerializer || !HTMLCanvasElement.prototype.toBlob) return;
  button.hidden = false;
  button.addEventListener("click", function () {
    var box = svg.viewBox.baseVal;
    var scale = Math.min(3, 8000 / box.width, 8000 / box.height);
    var image = new Image();
    image.onload = function () {
      var canvas = document.createElement("canvas");
      canvas.width = Math.round(box.width * scale);
      canvas.height = Math.round(box.height * scale);
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (blob) {
        var link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = button.dataset.file;
        document.body.appendChild(link);
        link.click();
        document.body.removeChild(link);
        window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
      }, "image/png");
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(svg));
  });
};
