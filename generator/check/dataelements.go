package check

import (
	"fmt"
	"unicode/utf8"

	"guiju/generator/model"
)

var dataElementRules = []*model.Rule{elementFormat, elementType, elementValues, elementValue, elementUnit, elementTitle, elementSample}

var elementFormat = &model.Rule{
	ID: "element-format", Severity: model.Error,
	Message: model.Bilingual{Zh: "看不懂表示格式“{1}”", En: "the format “{1}” is not understood"},
	Hint: model.Bilingual{
		Zh: "写成 an..20（最多20个字符）、n6（6位数字）、n..8,2（至多8位，其中小数2位）、YYYYMMDD，或 C..50、K2、N8,2、D8、T15、B1。",
		En: "Write an..20 (up to 20 characters), n6 (six digits), n..8,2 (up to eight digits, two of them decimals), YYYYMMDD, or C..50, K2, N8,2, D8, T15, B1."},
	Doc: model.Bilingual{
		Zh: "从表示格式生成 JSON Schema 的长度和样式；看不懂的格式生成不了。",
		En: "Lengths and patterns of the JSON Schema are made from the format; one that is not understood makes none."},
}

var elementType = &model.Rule{
	ID: "element-type", Severity: model.Error,
	Message: model.Bilingual{Zh: "类型是 {1}，表示格式却是“{2}”", En: "the type is {1}, but the format is “{2}”"},
	Hint: model.Bilingual{
		Zh: "改正其中一个：文字和代码用 a、n、an、C、K，数用 n、N，日期和时间用 YYYYMMDD、D8、T15，是非用 B1。",
		En: "Mend one of the two: text and codes take a, n, an, C, K; numbers n, N; days and times YYYYMMDD, D8, T15; flags B1."},
	Doc: model.Bilingual{Zh: "类型和格式说的是同一件事，不能互相矛盾。", En: "Type and format say one thing and may not contradict each other."},
}

var elementValues = &model.Rule{
	ID: "element-values", Severity: model.Error,
	Message: model.Bilingual{Zh: "类型是 {1}，却列出了允许的值", En: "the type is {1}, but permissible values are listed"},
	Hint: model.Bilingual{
		Zh: "有代码表的数据元写 type = \"code\"；不是代码就删去 [[element.value]]。",
		En: "An element with a list of codes has type = \"code\"; else drop [[element.value]]."},
	Doc: model.Bilingual{Zh: "枚举的值用代码表示（GB/T 18391 的允许值）。", En: "Enumerated values are written as codes (permissible values of GB/T 18391)."},
}

var elementValue = &model.Rule{
	ID: "element-value", Severity: model.Error,
	Message: model.Bilingual{Zh: "代码“{1}”不合格式“{2}”", En: "the code “{1}” does not fit the format “{2}”"},
	Hint: model.Bilingual{
		Zh: "代码的长度要合格式；前面的0不能省。",
		En: "The code must have the length of the format; leading zeros count."},
	Doc: model.Bilingual{Zh: "不合格式的代码永远通不过按本目录做的校验。", En: "Such a code would never pass a check made from this register."},
}

var elementUnit = &model.Rule{
	ID: "element-unit", Severity: model.Warning,
	Message: model.Bilingual{Zh: "类型是 {1}，却有计量单位“{2}”", En: "the type is {1}, but there is a unit “{2}”"},
	Hint: model.Bilingual{
		Zh: "只有整数和数有计量单位；改类型，或删去 unit。",
		En: "Only whole numbers and numbers have a unit: change the type or drop unit."},
	Doc: model.Bilingual{Zh: "计量单位说明数的大小，文字和日期没有。", En: "A unit says of how much a number is; words and days have none."},
}

var elementTitle = &model.Rule{
	ID: "element-title", Severity: model.Warning,
	Message: model.Bilingual{Zh: "数据元“{1}”已经登记，见 {2}", En: "a data element “{1}” is registered already: see {2}"},
	Hint: model.Bilingual{
		Zh: "同一个数据元只登记一次；确实不同的，名称上要分得开。",
		En: "One element is registered once; different ones need names that tell them apart."},
	Doc: model.Bilingual{Zh: "一数一源：同名的数据元会让两个系统各填各的。", En: "One datum, one source: two elements of one name let two systems go two ways."},
}

var elementSample = &model.Rule{
	ID: "element-sample", Severity: model.Error,
	Message: model.Bilingual{Zh: "代码“{1}”看不出是不是样本", En: "the code “{1}” does not say rightly whether it is a sample"},
	Hint: model.Bilingual{
		Zh: "样本的代码以 S- 开头，并写 sample = true；真数据元两样都没有。",
		En: "The code of a sample begins with S- and goes with sample = true; a real element has neither."},
	Doc: model.Bilingual{Zh: "样本的代码不能被当成已经发布的。", En: "The code of a sample may not be taken for one that was issued."},
}

// dataElements checks data-elements.toml.
func (c *checker) dataElements() {
	codes := c.unique("数据元代码", "data element")
	titles := map[string]model.Pos{}
	for _, e := range c.sys.Elements {
		codes.add(e.Code, e.At("code"))
		c.oneOf("type", e.Type, e.At("type"), model.ElementTypes...)
		for i, s := range e.Sources {
			c.address(s, source{at: e.At(fmt.Sprintf("sources[%d]", i)), lang: model.Zh, public: true}, false)
		}
		if first, again := titles[e.Title.Zh]; again {
			c.report(elementTitle.At(e.At("title.zh"), e.Title.Zh, first))
		} else {
			titles[e.Title.Zh] = e.At("title.zh")
		}
		if e.Code != "" && model.SampleElement(e.Code) != e.Sample {
			c.report(elementSample.At(e.At("code"), e.Code))
		}
		if e.Unit != "" && !model.Numeric(e.Type) {
			c.report(elementUnit.At(e.At("unit"), e.Type, e.Unit))
		}
		c.representation(e)
	}
}

// representation checks type, format and permissible values of a data element
// against each other.
func (c *checker) representation(e *model.DataElement) {
	f, ok := model.ParseElementFormat(e.Format)
	switch {
	case !ok:
		c.report(elementFormat.At(e.At("format"), e.Format))
	case e.Format != "" && !f.Fits(e.Type):
		c.report(elementType.At(e.At("format"), e.Type, e.Format))
	}
	if len(e.Values) > 0 && e.Type != "code" {
		c.report(elementValues.At(e.Values[0].At("code"), e.Type))
		return
	}
	values := c.unique("值的代码", "value")
	for _, v := range e.Values {
		values.add(v.Code, v.At("code"))
		if n := utf8.RuneCountInString(v.Code); ok && f.Max > 0 && (n < f.Min || n > f.Max) {
			c.report(elementValue.At(v.At("code"), v.Code, e.Format))
		}
	}
}
