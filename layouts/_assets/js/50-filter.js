// Filters of a table: rows are hidden by their data attributes and words.
modules.filter = function (form) {
  var table = document.getElementById(form.dataset.table);
  if (!table) return;
  var rows = Array.prototype.slice.call(table.tBodies[0].rows);
  var fields = Array.prototype.slice.call(form.querySelectorAll("[data-column]"));
  var count = form.querySelector("[role='status']");
  function keeps(row, field) {
    var value = field.value.trim().toLowerCase();
    if (!value) return true;
    if (field.dataset.column === "words") return row.textContent.toLowerCase().indexOf(value) >= 0;
    return row.dataset[field.dataset.column] === field.value;
  }
  function filter() {
    var shown = 0;
    rows.forEach(function (row) {
      row.hidden = !fields.every(function (f) { return keeps(row, f); });
      if (!row.hidden) shown++;
    });
    count.textContent = form.dataset.shown.replace("{n}", shown).replace("{total}", rows.length);
  }
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("change", filter);
  filter();
};

// Print: the page itself decides what a sheet shows.
modules.print = function (button) {
  button.hidden = false;
  button.addEventListener("click", function () { window.print(); });
};
