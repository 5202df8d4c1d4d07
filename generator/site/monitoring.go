package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// indicatorView is one indicator with its values over time.
type indicatorView struct {
	Anchor   string          `json:"anchor"`
	Key      string          `json:"key"`
	Title    said            `json:"title"`
	Unit     said            `json:"unit"`
	Formula  said            `json:"formula"`
	Better   string          `json:"better,omitempty"`
	Every    string          `json:"every,omitempty"`
	Since    string          `json:"since,omitempty"`
	Source   said            `json:"source"`
	Measured string          `json:"measured,omitempty"`
	Undated  int             `json:"undated"`
	Samples  int             `json:"undatedsamples"` // of them that are samples
	Sample   bool            `json:"sample,omitempty"`
	Trends   []trendView     `json:"trends,omitempty"`
	Lines    []indicatorLine `json:"lines,omitempty"`
	Gaps     int             `json:"gaps"`
}

// indicatorLine is the value of a period; Value "" is no record.
type indicatorLine struct {
	Period string `json:"period"`
	Region said   `json:"region"`
	Sample bool   `json:"sample,omitempty"`
	Value  string `json:"value,omitempty"`
	Date   string `json:"date,omitempty"`
	Source string `json:"source,omitempty"`
}

// indicatorGroup are the indicators of a kind.
type indicatorGroup struct {
	Kind       string          `json:"kind"`
	Indicators []indicatorView `json:"indicators,omitempty"`
}

// monitoring is the page of all indicators: what is watched, how well the work
// was done and what it brought are kept apart.
func (m *maker) monitoring() page {
	title := m.words("动态监测", "Monitoring")
	var groups []indicatorGroup
	for _, kind := range model.IndicatorKinds {
		g := indicatorGroup{Kind: kind}
		for _, w := range m.d.Monitoring {
			if w.Kind == kind {
				g.Indicators = append(g.Indicators, m.indicator(w))
			}
		}
		groups = append(groups, g)
	}
	return page{
		path: model.MonitoringPath, layout: "monitoring", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{
			"groups": groups, "any": len(m.d.Monitoring) > 0, "files": m.href(derive.IndicatorsDataPath), "data": "/" + derive.IndicatorsDataPath,
			"uptake": m.href("uptake.html"), "reviews": m.href("reviews.html"),
		},
	}
}

func (m *maker) indicator(w derive.Watched) indicatorView {
	v := indicatorView{
		Anchor: derive.IndicatorAnchor(w.Key), Key: w.Key, Title: m.say(w.Title), Unit: m.say(w.Unit), Formula: m.say(w.Formula), Better: w.Better, Every: w.Every,
		Since: w.Since, Source: m.say(w.Source), Measured: w.Measured, Undated: w.Undated, Samples: w.UndatedSamples, Sample: w.Sample,
	}
	for _, s := range w.Series {
		region := m.words("全省", "Whole province")
		if s.Region != nil {
			region = m.say(s.Region.Title)
		}
		v.Gaps += s.Gaps
		v.Trends = append(v.Trends, m.trend(s.Trend, region, s.Sample))
		for _, p := range s.Values {
			v.Lines = append(v.Lines, indicatorLine{p.Period.String(), region, s.Sample, exact(p.Value), p.Date.String(), p.Source})
		}
	}
	return v
}
