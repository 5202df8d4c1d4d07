package derive

import (
	"math/big"
	"strconv"

	"guiju/generator/model"
)

// Data files of the evaluation, each with .json and .csv.
const (
	ScoresDataPath     = "data/scores"
	IndicatorsDataPath = "data/indicators"
)

// ScoresFormat and IndicatorsFormat are the versions of the JSON files.
const (
	ScoresFormat     = 1
	IndicatorsFormat = 1
)

type scoresFile struct {
	Format   int          `json:"format"`
	AsOf     model.Date   `json:"as_of"`
	Weighted bool         `json:"weighted"`
	Points   string       `json:"points,omitempty"` // that can be had in all
	Parts    []partFile   `json:"parts"`
	Cards    []cardFile   `json:"cards"`
	Page     string       `json:"page"`
	Rules    *rulesInFile `json:"rules,omitempty"`
}

type rulesInFile struct {
	Key    string          `json:"key"`
	Title  model.Bilingual `json:"title"`
	Sample bool            `json:"sample"`
}

type partFile struct {
	Key    string          `json:"key"`
	Title  model.Bilingual `json:"title"`
	Named  bool            `json:"named_by_plan"`
	Weight string          `json:"weight,omitempty"`
	Items  []itemFile      `json:"items,omitempty"`
}

type itemFile struct {
	Key    string          `json:"key"`
	Title  model.Bilingual `json:"title"`
	Points string          `json:"points,omitempty"`
}

type cardFile struct {
	Region string            `json:"region"`
	Period string            `json:"period"`
	Sample bool              `json:"sample"`
	Scored int               `json:"items_scored"`
	Items  int               `json:"items"`
	Sum    string            `json:"sum"`
	Total  string            `json:"total,omitempty"` // only where every item is scored
	Scores map[string]string `json:"scores"`
}

// ScoresJSON is the rules and the scores as a data file. Numbers are strings:
// they are decimal, and exact.
func ScoresJSON(d *Derived) []byte {
	s := d.Scoring
	f := scoresFile{
		Format: ScoresFormat, AsOf: d.Day, Weighted: s.Weighted, Points: written(s.Points), Parts: []partFile{}, Cards: []cardFile{}, Page: model.ScoresPath,
	}
	if s.Rules != nil {
		f.Rules = &rulesInFile{s.Rules.Key, s.Rules.Title, s.Rules.Sample}
	}
	for _, p := range s.Parts {
		v := partFile{Key: p.Part.Key, Title: p.Part.Title, Named: p.Part.Named, Weight: written(p.Weight)}
		for _, i := range p.Part.Items {
			v.Items = append(v.Items, itemFile{i.Key, i.Title, written(i.Points.Rat())})
		}
		f.Parts = append(f.Parts, v)
	}
	for _, c := range s.Cards {
		v := cardFile{
			Region: c.Key, Period: c.Period.String(), Sample: c.Sample, Scored: c.Scored, Items: s.Items, Sum: written(c.Sum), Total: written(c.Total),
			Scores: map[string]string{},
		}
		for _, p := range c.Parts {
			for _, score := range p.Scores {
				if score != nil {
					v.Scores[score.Item] = written(score.Points.Rat())
				}
			}
		}
		f.Cards = append(f.Cards, v)
	}
	return encoded(f)
}

// written is a number as it is written, "" where there is none.
func written(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return string(model.DecimalOf(r))
}

// ScoresTable is the scores as a table, in one language: one row an item of a
// card, and one the card as a whole.
func ScoresTable(d *Derived, l model.Lang) Table {
	say := func(zh, en string) string { return model.Bilingual{Zh: zh, En: en}.In(l) }
	t := Table{Name: say("得分", "Scores"), Columns: []string{
		say("地区", "Region"), say("时期", "Period"), say("部分", "Part"), say("项目", "Item"), say("分值", "Points"), say("得分", "Score"),
		say("评分单位", "Scored by"), say("日期", "Date"), say("来源", "Source"), say("性质", "Nature"),
	}}
	for _, c := range d.Scoring.Cards {
		region, nature := c.Key, natureOf(c.Sample, l)
		if c.Region != nil {
			region = c.Region.Title.Or(l)
		}
		for i, p := range c.Parts {
			part := d.Scoring.Parts[i].Part
			for k, score := range p.Scores {
				item := part.Items[k]
				row := []string{region, c.Period.String(), part.Title.Or(l), item.Title.Or(l), written(item.Points.Rat()), "", "", "", "", nature}
				if score != nil {
					row[5], row[6], row[7], row[8] = written(score.Points.Rat()), score.By, score.Date.String(), score.Source
				}
				t.Rows = append(t.Rows, row)
			}
		}
		whole := strconv.Itoa(c.Scored) + " / " + strconv.Itoa(d.Scoring.Items)
		t.Rows = append(t.Rows, []string{region, c.Period.String(), say("合计（已评项目数）", "Total (items scored)"), whole, written(d.Scoring.Points), written(c.Total), "", "", "", nature})
	}
	return t
}

func natureOf(sample bool, l model.Lang) string {
	if sample {
		return model.Bilingual{Zh: "样本", En: "sample"}.In(l)
	}
	return model.Bilingual{Zh: "正式", En: "real"}.In(l)
}

type indicatorsFile struct {
	Format     int             `json:"format"`
	AsOf       model.Date      `json:"as_of"`
	Indicators []indicatorFile `json:"indicators"`
}

type indicatorFile struct {
	Key      string          `json:"key"`
	Kind     string          `json:"kind"`
	Title    model.Bilingual `json:"title"`
	Unit     model.Bilingual `json:"unit,omitzero"`
	Formula  model.Bilingual `json:"formula,omitzero"`
	Better   string          `json:"better,omitempty"`
	Every    string          `json:"every,omitempty"`
	Measured string          `json:"measured,omitempty"`
	Sample   bool            `json:"sample"`
	Series   []seriesFile    `json:"series"`
	Page     string          `json:"page"`
}

type seriesFile struct {
	Region string            `json:"region,omitempty"`
	Sample bool              `json:"sample"`
	Values []indicatorInFile `json:"values"`
}

// indicatorInFile is one period; no value is no record.
type indicatorInFile struct {
	Period string `json:"period"`
	Value  string `json:"value,omitempty"`
	Source string `json:"source,omitempty"`
}

// IndicatorsJSON is what is monitored as a data file. A period without a value
// is there, and has none.
func IndicatorsJSON(d *Derived) []byte {
	f := indicatorsFile{Format: IndicatorsFormat, AsOf: d.Day, Indicators: []indicatorFile{}}
	for _, w := range d.Monitoring {
		v := indicatorFile{
			Key: w.Key, Kind: w.Kind, Title: w.Title, Unit: w.Unit, Formula: w.Formula, Better: w.Better, Every: w.Every, Measured: w.Measured,
			Sample: w.Sample, Series: []seriesFile{}, Page: model.MonitoringPath + "#" + IndicatorAnchor(w.Key),
		}
		for _, s := range w.Series {
			one := seriesFile{Sample: s.Sample, Values: []indicatorInFile{}}
			if s.Region != nil {
				one.Region = s.Region.Key
			}
			for _, p := range s.Values {
				one.Values = append(one.Values, indicatorInFile{p.Period.String(), written(p.Value), p.Source})
			}
			v.Series = append(v.Series, one)
		}
		f.Indicators = append(f.Indicators, v)
	}
	return encoded(f)
}

// IndicatorAnchor is the place of an indicator on the page of all.
func IndicatorAnchor(key string) string { return "ui-indicator-" + key }

// IndicatorsTable is what is monitored as a table, in one language.
func IndicatorsTable(d *Derived, l model.Lang) Table {
	say := func(zh, en string) string { return model.Bilingual{Zh: zh, En: en}.In(l) }
	t := Table{Name: say("指标", "Indicators"), Columns: []string{
		say("指标", "Indicator"), say("类别", "Kind"), say("单位", "Unit"), say("地区", "Region"), say("时期", "Period"), say("值", "Value"), say("来源", "Source"), say("性质", "Nature"),
	}}
	for _, w := range d.Monitoring {
		for _, s := range w.Series {
			region := say("全省", "whole province")
			if s.Region != nil {
				region = s.Region.Title.Or(l)
			}
			for _, p := range s.Values {
				t.Rows = append(t.Rows, []string{
					w.Title.Or(l), indicatorKinds[w.Kind].In(l), w.Unit.Or(l), region, p.Period.String(), written(p.Value), p.Source, natureOf(s.Sample, l),
				})
			}
		}
	}
	return t
}

var indicatorKinds = map[string]model.Bilingual{
	"monitoring": {Zh: "动态监测", En: "monitoring"}, "performance": {Zh: "绩效评估", En: "performance"}, "effect": {Zh: "效果评估", En: "effect"},
}
