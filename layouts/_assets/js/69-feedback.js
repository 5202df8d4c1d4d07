// The feedback form. The address may name a standard (?standard=<id>), which is
// chosen if it is in the list; nothing else of the address is used. What was
// filled in goes into the text of the mail; it is kept and sent nowhere.
modules.feedback = function (form) {
  var fields = Array.prototype.slice.call(form.querySelectorAll("[data-field]"));
  var mail = form.querySelector(".feedback-mail");
  var select = form.querySelector("select");
  var asked = /[?&]standard=([a-z0-9.-]+)/.exec(window.location.search);
  if (asked) {
    Array.prototype.forEach.call(select.options, function (o) { if (o.value === asked[1]) select.value = o.value; });
  }
  function labelOf(el) {
    if (el.type === "checkbox") return el.parentElement.textContent.trim();
    return form.querySelector("label[for='" + el.id + "']").textContent.trim();
  }
  function lines() {
    var topics = fields.filter(function (el) { return el.type === "checkbox" && el.checked; }).map(labelOf);
    return fields.map(function (el) {
      if (el.type === "checkbox") return "";
      if (el === select) return el.value ? labelOf(el) + "\r\n" + el.options[el.selectedIndex].text : "";
      return el.value.trim() ? labelOf(el) + "\r\n" + el.value.trim() : "";
    }).concat(topics.length ? form.querySelector("legend").textContent.trim() + "\r\n" + topics.join("\r\n") : "").filter(Boolean);
  }
  if (!mail) return;
  mail.addEventListener("click", function () {
    var subject = form.dataset.subject + (select.value ? " " + select.options[select.selectedIndex].text : "");
    mail.href = "mailto:" + form.dataset.address + "?subject=" + encodeURIComponent(subject) + "&body=" + encodeURIComponent(lines().join("\r\n\r\n"));
  });
};
