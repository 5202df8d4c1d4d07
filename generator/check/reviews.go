package check

import (
	"slices"

	"guiju/generator/model"
)

var reviewRules = []*model.Rule{reviewPlanned, reviewEarly, reviewTwice, reviewWaits, reviewAlone, reviewCap}

var reviewPlanned = &model.Rule{
	ID: "review-planned", Severity: model.Error,
	Message: model.Bilingual{Zh: "标准还没有版本，却有 {1} 的复审", En: "there is a review of {1}, but no edition of the standard"},
	Hint: model.Bilingual{
		Zh: "复审的是已经实施的标准；制定中的审查写成 [[event]]。",
		En: "A review is of a standard in force; examinations of a draft are an [[event]]."},
	Doc: model.Bilingual{
		Zh: "复审（periodic review）与制定时的审查不是一件事（标准化法第二十九条、第十六条）。",
		En: "The periodic review of a standard is not the examination of its draft (Standardization Law, art. 29 and 16)."},
}

var reviewEarly = &model.Rule{
	ID: "review-early", Severity: model.Error,
	Message: model.Bilingual{Zh: "复审日期 {1} 早于最早的实施日期 {2}", En: "the review of {1} is before {2}, when the standard first came into force"},
	Hint: model.Bilingual{
		Zh: "核对两个日期。",
		En: "Check both days."},
	Doc: model.Bilingual{
		Zh: "复审年限从实施之日起算，实施以前没有可以复审的。",
		En: "The term of a review is counted from the day of coming into force; before it there is nothing to review."},
}

var reviewTwice = &model.Rule{
	ID: "review-twice", Severity: model.Error,
	Message: model.Bilingual{Zh: "同一天（{1}）有两次复审，结论不知以哪个为准", En: "two reviews are of the same day ({1}), and it is not known which counts"},
	Hint: model.Bilingual{
		Zh: "合成一条，或改正日期。",
		En: "Make them one, or mend a day."},
	Doc: model.Bilingual{
		Zh: "以日期最近的结论为准，同一天只能有一个。",
		En: "The latest conclusion counts, so a day has one."},
}

var reviewWaits = &model.Rule{
	ID: "review-followup", Severity: model.Info,
	Message: model.Bilingual{Zh: "{1} 复审的结论是“{2}”，之后没有新版本、代替它的标准或废止日期的记录", En: "the review of {1} concluded “{2}”; no newer edition, no standard that replaces it and no day of withdrawal is recorded since"},
	Hint: model.Bilingual{
		Zh: "已经修订就增加版本；已经废止就在 edition.toml 写 withdrawn；还在办理就不必改。",
		En: "Add the edition if it was revised, write withdrawn in edition.toml if it was withdrawn; leave it while it is under way."},
	Doc: model.Bilingual{
		Zh: "方案要求对复审的标准及时完善、修订或废止（二（二）3）。没有记录不等于没有办。",
		En: "The plan asks that reviewed standards be amended, revised or withdrawn in time (II (II) 3). No record does not mean that nothing was done."},
}

var reviewAlone = &model.Rule{
	ID: "review-institution", Severity: model.Info,
	Message: model.Bilingual{Zh: "{1} 的复审没有记录参加的专业机构", En: "no professional institution is recorded for the review of {1}"},
	Hint: model.Bilingual{
		Zh: "有就写 institution = \"…\"；没有参加就不必改。",
		En: "Write institution = \"…\" if one took part; leave it if none did."},
	Doc: model.Bilingual{
		Zh: "方案要求联合专业机构进行复审（二（二）3）。",
		En: "The plan asks for reviews together with professional institutions (II (II) 3)."},
}

var reviewCap = &model.Rule{
	ID: "review-cap", Severity: model.Warning,
	Message: model.Bilingual{Zh: "复审年限 {1} 年，长于上限 {2} 年", En: "the term of review is {1} years, longer than its limit of {2}"},
	Hint: model.Bilingual{
		Zh: "把 review-years 改为 {2} 或更小，或改正 review-cap。",
		En: "Set review-years to {2} or less, or mend review-cap."},
	Doc: model.Bilingual{
		Zh: "标准的复审周期一般不超过五年（标准化法第二十九条）；更短的年限可以。",
		En: "The period of review is normally no longer than five years (Standardization Law, art. 29); a shorter one may be set."},
}

// reviewTerms checks the terms that levels set.
func (c *checker) reviewTerms() {
	for _, l := range c.sys.Config.Levels {
		if l.ReviewCap > 0 && l.ReviewYears > l.ReviewCap {
			c.report(reviewCap.At(l.At("review-years"), l.ReviewYears, l.ReviewCap))
		}
	}
}

// reviews checks the reviews of a standard.
func (c *checker) reviews(w *model.Work) {
	var first model.Date // in force
	for _, e := range w.Editions {
		if !e.InForce.IsZero() && (first.IsZero() || e.InForce.Before(first)) {
			first = e.InForce
		}
	}
	seen := map[model.Date]bool{}
	for _, r := range w.Reviews {
		c.oneOf("result", r.Result, r.At("result"), model.ReviewResults...)
		if r.Date.IsZero() { // required, and so reported
			continue
		}
		switch {
		case r.Date.After(c.day):
			c.report(outcomeFuture.At(r.At("date"), r.Date, c.day))
		case len(w.Editions) == 0:
			c.report(reviewPlanned.At(r.At("date"), r.Date))
		case !first.IsZero() && r.Date.Before(first):
			c.report(reviewEarly.At(r.At("date"), r.Date, first))
		case seen[r.Date]:
			c.report(reviewTwice.At(r.At("date"), r.Date))
		case r.Institution == "" && slices.Contains(model.ReviewResults, r.Result):
			c.report(reviewAlone.At(r.At("date"), r.Date))
		}
		seen[r.Date] = true
	}
	if r := w.Unfollowed(c.day); r != nil && len(w.Editions) > 0 {
		c.report(reviewWaits.At(r.At("result"), r.Date, resultWords[r.Result]))
	}
}

// resultWords are the conclusions that ask for something.
var resultWords = map[string]model.Bilingual{
	"revise": {Zh: "修订", En: "to be revised"}, "withdraw": {Zh: "废止", En: "to be withdrawn"},
}
