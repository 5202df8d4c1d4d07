// The self-test of a course. Without this script the choices can be ticked and
// every answer opened; with it each question is marked when the reader asks,
// and the answers are counted. Nothing is kept: the page is loaded empty.
var testWords = {
  zh: {
    check: "核对", right: "答对了。", wrong: "没有答对。", none: "请先选择一个答案。", yes: "正确", missed: "正确，没有选", no: "不正确",
    score: "答对 {n} 题，已答 {done} 题，共 {total} 题。", all: "全部答完：{total} 题答对 {n} 题。", again: "重新做",
  },
  en: {
    check: "Check", right: "Right.", wrong: "Not right.", none: "Choose an answer first.", yes: "right", missed: "right, not chosen", no: "wrong",
    score: "{n} right of {done} answered, {total} in all.", all: "All answered: {n} right of {total}.", again: "Start again",
  },
};

// What an answer is worth: every right choice chosen and no other.
function testRight(inputs) {
  return Array.prototype.every.call(inputs, function (el) { return el.checked === (el.dataset.right === "true"); });
}

function testClear(test) {
  Array.prototype.forEach.call(test.querySelectorAll(".test-verdict"), function (el) { el.remove(); });
  Array.prototype.forEach.call(test.querySelectorAll(".test-choice"), function (el) { el.classList.remove("test-choice-right", "test-choice-wrong"); });
}

function testMark(test, inputs) {
  var words = said(testWords);
  testClear(test);
  Array.prototype.forEach.call(inputs, function (el) {
    var right = el.dataset.right === "true";
    if (!el.checked && !right) return;
    el.closest(".test-choice").classList.add(right ? "test-choice-right" : "test-choice-wrong");
    el.parentElement.querySelector(".test-words").appendChild(make("span", "test-verdict", right ? (el.checked ? words.yes : words.missed) : words.no));
  });
}

modules.selftest = function (box) {
  var words = said(testWords), tests = Array.prototype.slice.call(box.querySelectorAll(".test"));
  var outcome = tests.map(function () { return null; }); // true, false, or not answered
  var score = make("div", "test-score"), line = make("p", "test-score-line");
  line.setAttribute("role", "status");
  score.appendChild(line);
  score.appendChild(action(words.again, function () { tests.forEach(reset); count(); tests[0].querySelector("input").focus(); }));

  function count() {
    var done = outcome.filter(function (o) { return o !== null; }).length;
    var fill = { n: outcome.filter(Boolean).length, done: done, total: tests.length };
    var say = done === tests.length ? words.all : words.score;
    line.textContent = say.replace(/\{(\w+)\}/g, function (all, name) { return fill[name]; });
    score.hidden = !done;
  }
  function reset(test, i) {
    outcome[i] = null;
    testClear(test);
    Array.prototype.forEach.call(test.querySelectorAll("input"), function (el) { el.checked = false; });
    test.querySelector(".test-result").textContent = "";
    test.querySelector(".test-answer").open = false;
    test.querySelector(".test-answer").hidden = true;
  }
  tests.forEach(function (test, i) {
    var inputs = test.querySelectorAll("input"), answer = test.querySelector(".test-answer");
    var row = make("div", "test-actions"), result = make("p", "test-result");
    result.setAttribute("role", "status");
    row.appendChild(action(words.check, function () {
      if (!Array.prototype.some.call(inputs, function (el) { return el.checked; })) {
        result.className = "test-result";
        result.textContent = words.none;
        return;
      }
      outcome[i] = testRight(inputs);
      testMark(test, inputs);
      result.className = "test-result " + (outcome[i] ? "test-result-right" : "test-result-wrong");
      result.textContent = outcome[i] ? words.right : words.wrong;
      answer.hidden = false;
      answer.open = true;
      count();
    }));
    row.appendChild(result);
    test.insertBefore(row, answer);
    reset(test, i); // what a browser has kept of an earlier visit goes too
  });
  box.appendChild(score);
  count();
};
