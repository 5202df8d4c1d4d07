package site

import (
	"math/big"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// rulesView is the edition of the evaluation rules in use.
type rulesView struct {
	Title  said       `json:"title"`
	Issued timingView `json:"issued"`
	Source said       `json:"source"`
	Sample bool       `json:"sample,omitempty"`
}

// rulePart is a part of the rules; numbers are as they are written, "" where
// they are not set.
type rulePart struct {
	Anchor string     `json:"anchor"`
	Title  said       `json:"title"`
	Named  bool       `json:"named,omitempty"`
	Weight string     `json:"weight,omitempty"`
	Points string     `json:"points,omitempty"`
	Items  []ruleItem `json:"items,omitempty"`
}

type ruleItem struct {
	Title    said   `json:"title"`
	Points   string `json:"points,omitempty"`
	How      said   `json:"how"`
	Evidence said   `json:"evidence"`
	Pages    []link `json:"pages,omitempty"`
}

// rulesPage is what layouts/evaluation-rules.html and scoring-sheet.html show.
type rulesPage struct {
	Rules    *rulesView  `json:"rules,omitempty"`
	Earlier  []rulesView `json:"earlier,omitempty"`
	Parts    []rulePart  `json:"parts,omitempty"`
	Missing  []said      `json:"missing,omitempty"`
	Items    int         `json:"items"`
	Unset    int         `json:"unset"`
	Points   string      `json:"points,omitempty"`
	Weights  string      `json:"weights,omitempty"`
	Weighted bool        `json:"weighted,omitempty"`
	Sheet    string      `json:"sheet"`
	Scores   string      `json:"scores"`
}

// exact is a number as it is written, "" where there is none.
func exact(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return string(model.DecimalOf(r))
}

// evaluationRules are the rules by which the work is scored, and a sheet to
// score on paper.
func (m *maker) evaluationRules() []page {
	title := m.words("评价细则", "Evaluation rules")
	s := m.d.Scoring
	v := rulesPage{
		Items: s.Items, Unset: s.Unset, Points: exact(s.Points), Weights: exact(s.Weights), Weighted: s.Weighted,
		Sheet: m.href(model.ScoringSheetPath), Scores: m.href(model.ScoresPath),
	}
	if s.Rules != nil {
		rules := m.rulesView(s.Rules)
		v.Rules = &rules
	}
	for _, r := range s.Earlier {
		v.Earlier = append(v.Earlier, m.rulesView(r))
	}
	for _, n := range s.Missing {
		v.Missing = append(v.Missing, m.say(n))
	}
	for _, p := range s.Parts {
		v.Parts = append(v.Parts, m.rulePart(p))
	}
	sheet := m.words("评分表", "Scoring sheet")
	return []page{
		{
			path: model.EvaluationRulesPath, layout: "evaluation-rules", title: title, crumbs: m.underHub(title),
			labels: column(title.T, "", title.T), data: v,
		},
		{
			path: model.ScoringSheetPath, layout: "scoring-sheet", title: sheet, labels: column(title.T, "", title.T),
			crumbs: m.underHub(sheet, m.crumb(model.EvaluationRulesPath, "评价细则", "Evaluation rules")), data: v,
		},
	}
}

func (m *maker) rulesView(r *model.EvaluationRules) rulesView {
	return rulesView{m.say(r.Title), m.timing(derive.Timed(r.Issued, r.Due, m.d.Day), r.Issued, r.Due, model.Bilingual{}), m.say(r.Source), r.Sample}
}

func (m *maker) rulePart(p derive.ScoredPart) rulePart {
	v := rulePart{Anchor: "ui-part-" + p.Part.Key, Title: m.say(p.Part.Title), Named: p.Part.Named, Weight: exact(p.Weight), Points: exact(p.Points)}
	for _, i := range p.Part.Items {
		item := ruleItem{Title: m.say(i.Title), Points: exact(i.Points.Rat()), How: m.say(i.How), Evidence: m.say(i.Evidence)}
		for _, at := range i.Pages {
			if found, _ := m.d.System.HasPage(at); found { // else it is planned
				item.Pages = append(item.Pages, link{Href: m.href(at), Title: m.titleOf(at)})
			}
		}
		v.Items = append(v.Items, item)
	}
	return v
}

// scoreCard is what the rules gave a region in a period.
type scoreCard struct {
	Anchor string      `json:"anchor"`
	Region said        `json:"region"`
	Key    string      `json:"key"`
	Period string      `json:"period"`
	Sample bool        `json:"sample,omitempty"`
	Parts  []scorePart `json:"parts"`
	Scored int         `json:"scored"`
	Sum    string      `json:"sum"`
	Total  string      `json:"total,omitempty"` // only where every item is scored
}

type scorePart struct {
	Title  said        `json:"title"`
	Sum    string      `json:"sum"`
	Points string      `json:"points,omitempty"`
	Share  string      `json:"share,omitempty"`
	Scored int         `json:"scored"`
	Items  []scoreLine `json:"items,omitempty"`
}

// scoreLine is an item of a card; Got "" is no record.
type scoreLine struct {
	Title  said   `json:"title"`
	Points string `json:"points,omitempty"`
	Got    string `json:"got,omitempty"`
	By     string `json:"by,omitempty"`
	Date   string `json:"date,omitempty"`
	Source string `json:"source,omitempty"`
}

// scoreRound says of a period how many were scored in whole, and the ranks.
type scoreRound struct {
	Period  string      `json:"period"`
	Regions int         `json:"regions"`
	Whole   int         `json:"whole"`
	Ranks   []scoreRank `json:"ranks,omitempty"`
}

type scoreRank struct {
	Place int    `json:"place"`
	Title link   `json:"title"`
	Total string `json:"total"`
}

// trendView is a derive.Trend as layouts/_partials/trend.html draws it.
type trendView struct {
	Title  said     `json:"title"`
	Sample bool     `json:"sample,omitempty"`
	W      int      `json:"w"`
	H      int      `json:"h"`
	Left   int      `json:"left"`
	Base   int      `json:"base"`
	Top    int      `json:"top"`
	Zero   int      `json:"zero"`
	Line   string   `json:"line,omitempty"` // of a path
	Dots   []dotted `json:"dots,omitempty"`
	Gaps   []dotted `json:"gaps,omitempty"`
	Least  string   `json:"least"`
	Most   string   `json:"most"`
	From   string   `json:"from"`
	To     string   `json:"to"`
	Values int      `json:"values"`
	Last   string   `json:"last,omitempty"`
	LastAt string   `json:"lastat,omitempty"`
}

type dotted struct {
	X      int    `json:"x"`
	Y      int    `json:"y"`
	Period string `json:"period"`
	Value  string `json:"value,omitempty"`
}

func (m *maker) trend(t derive.Trend, title said, sample bool) trendView {
	v := trendView{
		Title: title, Sample: sample, W: t.Wide, H: t.High, Left: t.Left, Base: t.Base, Top: t.Top, Zero: t.Zero,
		Least: string(t.Least), Most: string(t.Most), From: t.From, To: t.To, Values: len(t.Dots),
	}
	for _, run := range t.Lines {
		for i, p := range run {
			v.Line += map[bool]string{true: "M", false: "L"}[i == 0] + itoa(p.X) + " " + itoa(p.Y)
		}
	}
	for _, d := range t.Dots {
		v.Dots = append(v.Dots, dotted{d.X, d.Y, d.Period, string(d.Value)})
		v.Last, v.LastAt = string(d.Value), d.Period
	}
	for _, d := range t.Gaps {
		v.Gaps = append(v.Gaps, dotted{d.X, d.Y, d.Period, ""})
	}
	return v
}

// scoresPage is what layouts/scores.html shows.
type scoresPage struct {
	Cards    []scoreCard  `json:"cards,omitempty"`
	Parts    []said       `json:"parts,omitempty"`
	Items    int          `json:"items"`
	Points   string       `json:"points,omitempty"`
	Weighted bool         `json:"weighted,omitempty"`
	Rounds   []scoreRound `json:"rounds,omitempty"`
	Trends   []trendView  `json:"trends,omitempty"`
	Regions  []option     `json:"regions,omitempty"`
	Periods  []string     `json:"periods,omitempty"`
	Real     int          `json:"real"`
	Samples  int          `json:"samples"`
	Rules    string       `json:"rules"`
	Files    string       `json:"files"`
	Data     string       `json:"data"`
}

// scores is the page of what the rules gave.
func (m *maker) scores() page {
	title := m.words("评价得分", "Scores")
	s := m.d.Scoring
	v := scoresPage{
		Items: s.Items, Points: exact(s.Points), Weighted: s.Weighted, Rules: m.href(model.EvaluationRulesPath),
		Files: m.href(derive.ScoresDataPath), Data: "/" + derive.ScoresDataPath,
	}
	for _, p := range s.Parts {
		v.Parts = append(v.Parts, m.say(p.Part.Title))
	}
	regions, periods := map[string]bool{}, map[string]bool{}
	for _, c := range s.Cards {
		v.Cards = append(v.Cards, m.scoreCard(c))
		if c.Sample {
			v.Samples++
		} else {
			v.Real++
		}
		if !regions[c.Key] {
			regions[c.Key] = true
			v.Regions = append(v.Regions, option{c.Key, m.regionTitle(c.Key)})
		}
		if p := c.Period.String(); !periods[p] {
			periods[p] = true
			v.Periods = append(v.Periods, p)
		}
	}
	for _, r := range s.Rounds {
		round := scoreRound{Period: r.Period.String(), Regions: r.Regions, Whole: r.Whole}
		for _, k := range r.Ranks {
			round.Ranks = append(round.Ranks, scoreRank{k.Place, m.regionNamed(k.Card.Key), exact(k.Card.Total)})
		}
		v.Rounds = append(v.Rounds, round)
	}
	for _, t := range s.Trends {
		v.Trends = append(v.Trends, m.trend(t.Trend, m.regionTitle(t.Key), t.Sample))
	}
	return page{path: model.ScoresPath, layout: "scores", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T), data: v}
}

func (m *maker) scoreCard(c derive.Scorecard) scoreCard {
	v := scoreCard{
		Anchor: "ui-card-" + c.Key + "-" + c.Period.String(), Region: m.regionTitle(c.Key), Key: c.Key, Period: c.Period.String(), Sample: c.Sample,
		Scored: c.Scored, Sum: exact(c.Sum), Total: exact(c.Total),
	}
	if c.Sample {
		v.Anchor += "-sample"
	}
	for i, p := range c.Parts {
		part := m.d.Scoring.Parts[i]
		sv := scorePart{Title: m.say(part.Part.Title), Sum: exact(p.Sum), Points: exact(part.Points), Share: exact(p.Share), Scored: p.Scored}
		for k, item := range part.Part.Items {
			line := scoreLine{Title: m.say(item.Title), Points: exact(item.Points.Rat())}
			if got := p.Scores[k]; got != nil {
				line.Got, line.By, line.Date, line.Source = exact(got.Points.Rat()), got.By, got.Date.String(), got.Source
			}
			sv.Items = append(sv.Items, line)
		}
		v.Parts = append(v.Parts, sv)
	}
	return v
}
