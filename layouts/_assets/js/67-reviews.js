// The register of reviews by the reader's clock.
var reviewRecount = {
  zh: "以下按您设备的日期（{today}）重新计算；本页制作于 {day}，之后登记的复审不在其中。",
  en: "What follows was counted again by the date of your device ({today}). This page was made on {day}; reviews recorded since are not in it.",
};

modules.reviews = function (box) {
  clockRows(box, reviewAt, "review-mark", said(reviewRecount));
};
