package sheet

import (
	"regexp"
	"strconv"
	"strings"

	"guiju/generator/model"
)

// plainDate is a date whose reading nobody could doubt.
var plainDate = regexp.MustCompile(`^\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?$`)

// date is what a cell says as a day; what is not one is a problem and the zero
// date.
func (t *Tab) date(c Cell) (d model.Date, ps []model.Problem) {
	if c.empty() || c.Kind == ErrorCell { // Read has said what is wrong
		return d, nil
	}
	at, name := t.At(c.Row, c.Col), t.Address(c.Row, c.Col)
	text := strings.TrimSpace(c.Text)
	wrong := func(f DateFault) (model.Date, []model.Problem) {
		what, how := f.words()
		return model.Date{}, []model.Problem{cellDate.At(at, name, quote(c.Text), what, how)}
	}
	switch {
	case c.Kind == DateCell:
		if c.Date.Year < 1900 || c.Date.Year > 2199 {
			return wrong(FarOff)
		}
		if c.Text != c.Date.String() {
			ps = append(ps, cellTime.At(at, name, c.Text, c.Date))
		}
		return c.Date, ps
	case c.Kind == NumberCell:
		// A day of the years from 1980 to 2079 whose cell lost its format; eight
		// digits are a date, anything else is not.
		if v, err := strconv.ParseFloat(c.Text, 64); err == nil && v >= 29221 && v < 65746 {
			d, _, _ := fromSerial(v, t.from1904)
			return d, []model.Problem{cellSerial.At(at, name, c.Text, d)}
		}
	}
	d, fault := ParseDate(text)
	if fault != "" {
		return wrong(fault)
	}
	if !plainDate.MatchString(text) && !dateSolid.MatchString(text) {
		ps = append(ps, cellDateRead.At(at, name, quote(c.Text), d))
	}
	return d, ps
}

// words is what a cell says where text belongs.
func (t *Tab) words(c Cell) (s string, ps []model.Problem) {
	if c.Text == "" {
		return "", nil
	}
	at, name := t.At(c.Row, c.Col), t.Address(c.Row, c.Col)
	switch c.Kind {
	case ErrorCell:
		return "", nil
	case DateCell:
		ps = append(ps, cellBecameDate.At(at, name, c.Text))
	case NumberCell:
		ps = append(ps, cellNumber.At(at, name, c.Text))
	case FlagCell:
		return strings.ToUpper(c.Text), append(ps, cellNumber.At(at, name, strings.ToUpper(c.Text)))
	}
	return c.Text, ps
}

var wholeNumber = regexp.MustCompile(`^-?\d{1,15}$`)

// whole is what a cell says as a whole number, in digits.
func (t *Tab) whole(c Cell) (string, []model.Problem) {
	if c.empty() || c.Kind == ErrorCell {
		return "", nil
	}
	s := strings.TrimSpace(Narrow(c.Text))
	if c.Kind == DateCell || !wholeNumber.MatchString(s) {
		return s, []model.Problem{cellWhole.At(t.At(c.Row, c.Col), t.Address(c.Row, c.Col), quote(c.Text))}
	}
	n, _ := strconv.ParseInt(s, 10, 64)
	out := strconv.FormatInt(n, 10)
	if c.Kind == TextCell && out != c.Text {
		return out, []model.Problem{cellFullWidth.At(t.At(c.Row, c.Col), t.Address(c.Row, c.Col), quote(c.Text), out)}
	}
	return out, nil
}

var flags = map[string]string{
	"true": "true", "yes": "true", "y": "true", "1": "true", "是": "true", "√": "true", "✓": "true", "✔": "true", "有": "true",
	"false": "false", "no": "false", "n": "false", "0": "false", "否": "false", "×": "false", "✗": "false", "✘": "false", "无": "false",
}

// flag is what a cell says as yes or no.
func (t *Tab) flag(c Cell) (string, []model.Problem) {
	if c.empty() || c.Kind == ErrorCell {
		return "", nil
	}
	if v, ok := flags[strings.ToLower(strings.TrimSpace(Narrow(c.Text)))]; ok {
		return v, nil
	}
	return c.Text, []model.Problem{cellFlag.At(t.At(c.Row, c.Col), t.Address(c.Row, c.Col), quote(c.Text))}
}

// oneOf is the value that a cell names by what the list shows, by the value
// itself or by its title in either language; what names none is returned as it
// is.
func (t *Tab) oneOf(c Cell, choices []Choice) (string, []model.Problem) {
	if c.Kind == ErrorCell {
		return "", nil
	}
	if len(choices) == 0 {
		return c.Text, nil
	}
	for i, l := range labels(choices) {
		if l == c.Text {
			return choices[i].Value, nil
		}
	}
	s := strings.ToLower(tidy(Narrow(c.Text)))
	for _, by := range []func(Choice) string{
		func(ch Choice) string { return ch.Value },
		func(ch Choice) string { return ch.Title.Zh },
		func(ch Choice) string { return ch.Title.En },
	} {
		found := -1
		for i, ch := range choices {
			if s != "" && strings.ToLower(tidy(Narrow(by(ch)))) == s {
				if found >= 0 {
					return c.Text, nil // two have this title
				}
				found = i
			}
		}
		if found >= 0 {
			return choices[found].Value, nil
		}
	}
	return c.Text, nil
}
