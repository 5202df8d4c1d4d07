package model

import (
	"path"
	"slices"
	"strings"
)

// Addresses are paths from the site's root, without a leading slash, explicit
// .html, file names of [a-z0-9.-] only. The English twin of a page stands at
// the same path below en/.

// Path returns the page of the current edition.
func (w *Work) Path() string { return "standards/" + w.ID + ".html" }

// Path returns the page of this edition, pinned by dated citations.
func (e *Edition) Path() string { return "standards/" + e.Work.ID + "/" + e.Year + ".html" }

// RegisterPath returns the page of the work's provision register.
func (w *Work) RegisterPath() string { return "standards/" + w.ID + "/register.html" }

// BothPath returns the page that shows both languages side by side.
func (w *Work) BothPath() string { return "standards/" + w.ID + "/both.html" }

// ComparePath returns the page that lists the wordings of the work to compare.
func (w *Work) ComparePath() string { return "standards/" + w.ID + "/compare.html" }

// PairPath returns the page of what changed from one wording to another, which
// are named by their keys in addresses: 2021, 2024-amd1.
func (w *Work) PairPath(old, new string) string {
	return "standards/" + w.ID + "/compare/" + old + "-to-" + new + ".html"
}

// hasPair reports whether the name of a page names two wordings of editions
// whose texts are held.
func (w *Work) hasPair(name string) bool {
	old, new, ok := strings.Cut(name, "-to-")
	held := func(key string) bool {
		year, _, _ := strings.Cut(key, "-")
		e := byID(w.Editions, year, func(e *Edition) string { return e.Year })
		return e != nil && e.Texts[Zh] != nil
	}
	return ok && old != new && held(old) && held(new)
}

// ConcordancePath returns the page that says where provisions went from edition
// to edition.
func (w *Work) ConcordancePath() string { return "standards/" + w.ID + "/concordance.html" }

// SinglePath returns the file that holds the current edition on its own.
func (w *Work) SinglePath() string { return "standards/" + w.ID + "/single.html" }

// Path returns the regulation's page.
func (r *Regulation) Path() string { return "regulations/" + r.ID + ".html" }

// Path returns the policy's page.
func (p *Policy) Path() string { return "policies/" + p.ID + ".html" }

// Path returns the page of a publicity item (Kind set) or of a page.
func (i *Item) Path() string {
	if i.Kind != "" {
		return "publicity/" + i.ID + ".html"
	}
	return "pages/" + i.ID + ".html"
}

// Path returns the page of the key area.
func (a *Area) Path() string { return "areas/" + a.Key + ".html" }

// HubPath is the page that lists the pages about the system as a whole.
const HubPath = "system.html"

// FrameworkSheetPath is the framework's diagram on a sheet to print.
const FrameworkSheetPath = "framework/print.html"

// Pages of the bodies and of the mechanisms that keep the work going.
const (
	BodiesPath       = "bodies.html"
	CoordinationPath = "coordination.html"
	MechanismsPath   = "mechanisms.html"
	Rule321Path      = "rule-321.html"
	ResourcesPath    = "resources.html"
	InventoryPath    = "inventory.html"
)

// LawPath is the page of the relations of standards and laws, DataPath that of
// the data files, EmbedExamplePath the page of another system that shows a
// provision of ours.
const (
	LawPath          = "law.html"
	ElementsPath     = "data-elements.html"
	DataPath         = "data.html"
	EmbedExamplePath = "data/embed-example.html"
)

// OnDatePath is the page of the system as it stood on a day.
const OnDatePath = "on-date.html"

// MediaPath is the page of films and posters, FeedsPath that of what readers
// can subscribe to.
const (
	MediaPath = "media.html"
	FeedsPath = "feeds.html"
)

// BasketPath is the page of the provisions that a reader gathers, CodesPath
// that of the short codes.
const (
	BasketPath = "basket.html"
	CodesPath  = "codes.html"
)

// The pages of evaluation and improvement.
const (
	EvaluationRulesPath = "evaluation-rules.html"
	ScoringSheetPath    = "evaluation-rules/sheet.html"
	ScoresPath          = "scores.html"
	MonitoringPath      = "monitoring.html"
	EvaluationsPath     = "evaluations.html"
	ImprovementPath     = "improvement.html"
	AcceptancePath      = "acceptance.html"
	DifficultiesPath    = "difficulties.html"
)

// ListPages are the pages that every site has, whatever its content.
var ListPages = []string{
	"index.html", HubPath, ReadingsPath, "proposals.html", "tracks.html", "directory.html", "framework.html", "regulations.html", "policies.html", "references.html",
	"publicity.html", "training.html", "glossary.html", "a-z.html", "reviews.html", "uptake.html", "feedback.html", "register.html", "duties.html", MattersPath, OverlapsPath, CooperationPath, LawPath, ElementsPath, DataPath, "search.html", BasketPath, CodesPath, "statistics.html", "targets.html", "areas.html", RegionsPath, FilingsPath, NotePath, MediaPath, FeedsPath, "site-map.html", BodiesPath, CoordinationPath, MechanismsPath, Rule321Path, ResourcesPath, InventoryPath, EvaluationRulesPath, ScoresPath, MonitoringPath, EvaluationsPath, ImprovementPath, AcceptancePath, DifficultiesPath, PilotsPath, CasesPath, BasesPath, ResearchPath, PlanPath, TimetablePath, TasksPath, TaskBookPath,
	AnswersPath, EventsPath, PublicityCoveragePath, AimsPath, FederationPath, OnDatePath,
	ReleasesPath, WhatsNewPath, VerifyPath,
}

// ReleasesPath is the page of the chain of releases, WhatsNewPath that of what
// the last one changed.
const (
	ReleasesPath = "releases.html"
	WhatsNewPath = "whats-new.html"
)

// VerifyPath is the page on which a reader checks a file.
const VerifyPath = "verify.html"

// The handbook for editors is the page "handbook". Where content has it, the
// program adds what it knows itself: every key and every rule.
const (
	HandbookID    = "handbook"
	KeysPagePath  = "handbook/keys.html"
	RulesPagePath = "handbook/rules.html"
)

// Handbook returns the page that the handbook begins with, nil where content
// has none.
func (s *System) Handbook() *Item {
	return byID(s.Pages, HandbookID, func(i *Item) string { return i.ID })
}

// HasPage reports whether the site has a page at the path, and which folder of
// the content it is made from ("" for the lists).
func (s *System) HasPage(at string) (found bool, collection string) {
	folder, name, ok := strings.Cut(at, "/")
	if !ok {
		return slices.Contains(ListPages, at), ""
	}
	id := strings.TrimSuffix(name, ".html")
	item := func(i *Item) string { return i.ID }
	switch folder {
	case "standards":
		work, year, edition := strings.Cut(id, "/")
		w := s.Work(work)
		pair, compared := strings.CutPrefix(year, "compare/")
		found = w != nil && (!edition || compared && w.hasPair(pair) || year == "compare" && w.compared() || (year == "register" || year == "single") && w.hasText() || year == "both" && s.Bilingual() && w.translated() || byID(w.Editions, year, func(e *Edition) string { return e.Year }) != nil || year == "concordance" && w.reworded() || w.hasWording(year))
	case "duties":
		found = byID(s.Roles, id, func(r *Role) string { return r.Key }) != nil
		return found, ""
	case "federation":
		return s.City(id) != nil, ""
	case "framework":
		return at == FrameworkSheetPath, ""
	case "pilots":
		return s.Pilot(id) != nil, ""
	case "cases":
		return s.Case(id) != nil, ""
	case "bases":
		return s.Base(id) != nil, ""
	case "areas":
		return s.Area(id) != nil, ""
	case "evaluation-rules":
		return at == ScoringSheetPath, ""
	case "improvement":
		return s.hasPlanToImprove(id), ""
	case "acceptance":
		pilot, of := strings.CutPrefix(id, "pilot-")
		return id == "province" || id == "city" || of && s.Pilot(pilot) != nil, ""
	case "regions":
		key, part, _ := strings.Cut(id, "/")
		return s.Region(key) != nil && (part == "" || part == "filing"), ""
	case "task-book":
		return s.hasTaskBook(id), ""
	case "levels":
		return s.Level(id) != nil, ""
	case "bodies":
		return s.Body(id) != nil, ""
	case "data":
		return at == EmbedExamplePath, ""
	case "handbook":
		return s.Handbook() != nil && (at == KeysPagePath || at == RulesPagePath), ""
	case "regulations":
		found = s.Regulation(id) != nil
	case "policies":
		found = s.Policy(id) != nil
	case "publicity":
		slug, part, _ := strings.Cut(id, "/")
		found = byID(s.Publicity, slug, item) != nil && (part == "" || part == "kit")
	case "training":
		course, sheet, part := strings.Cut(id, "/")
		found = s.Course(course) != nil && (!part || slices.Contains(courseSheets, sheet))
	case "pages":
		found = byID(s.Pages, id, item) != nil
	}
	return found, folder
}

// hasWording reports whether a page of another wording has the name: 2024-amd1.
func (w *Work) hasWording(name string) bool {
	year, key, _ := strings.Cut(name, "-")
	e := byID(w.Editions, year, func(e *Edition) string { return e.Year })
	return e != nil && e.hasWording(key)
}

// compared reports whether there are two wordings to compare.
func (w *Work) compared() bool {
	n := 0
	for _, e := range w.Editions {
		if e.Texts[Zh] == nil {
			continue
		}
		n++
		for _, a := range e.Amendments {
			if len(a.Changes) > 0 {
				n++
			}
		}
		for _, c := range e.Corrections {
			if c.Before[Zh] != nil {
				n++
			}
		}
	}
	return n > 1
}

// reworded reports whether the site has had more than one text of the standard.
func (w *Work) reworded() bool {
	n := 0
	for _, e := range w.Editions {
		if e.Texts[Zh] != nil {
			n += 1 + len(e.Corrections)
		}
	}
	return n > 1
}

// hasText reports whether the text of an edition is there.
func (w *Work) hasText() bool {
	return slices.ContainsFunc(w.Editions, func(e *Edition) bool { return e.Texts[Zh] != nil })
}

// translated reports whether an edition has an English text.
func (w *Work) translated() bool {
	return slices.ContainsFunc(w.Editions, func(e *Edition) bool { return e.Texts[En] != nil })
}

// LinkTarget returns the path from the root of the site of the page that a
// relative link leads to; ok is false for links to other hosts, to a place on
// the same page and to files that are not pages.
func LinkTarget(page, href string) (target string, ok bool) {
	href, _, _ = strings.Cut(href, "#")
	href, _, _ = strings.Cut(href, "?")
	if !strings.HasSuffix(href, ".html") || strings.Contains(href, ":") || strings.HasPrefix(href, "//") {
		return "", false
	}
	return path.Join(path.Dir(page), href), true
}

// Resolution is where a Target leads.
type Resolution struct {
	Work       *Work
	Edition    *Edition
	Regulation *Regulation
	Policy     *Policy
	Text       *Text      // the text that holds the fragment; nil for a record
	Provision  *Provision // the provision the fragment stands in; nil for the whole
	Path       string     // page from the site's root, without language prefix
	Fragment   string
}

// ResolveError says why a Target leads nowhere.
type ResolveError string

const (
	NoDocument ResolveError = "document" // no work, regulation or policy has the id
	NoEdition  ResolveError = "edition"  // the work has no such edition
	NoText     ResolveError = "text"     // a fragment is named, but only a record is held
	NoFragment ResolveError = "fragment" // the text has no such provision or block
)

func (e ResolveError) Error() string { return "no such " + string(e) }

// Resolve finds what a target with a Doc points at, as seen on the day. With
// NoText or NoFragment the Resolution still leads to the document's page.
func (s *System) Resolve(t Target, lang Lang, day Date) (Resolution, error) {
	var r Resolution
	var texts map[Lang]*Text
	if r.Work = s.Work(t.Doc); r.Work != nil {
		r.Path = r.Work.Path()
		r.Edition = r.Work.EditionAt(day)
		if t.Edition != "" {
			r.Edition = byID(r.Work.Editions, t.Edition, func(e *Edition) string { return e.Year })
			if r.Edition == nil {
				return r, NoEdition
			}
			r.Path = r.Edition.Path()
		}
		if r.Edition != nil {
			texts = r.Edition.Texts
		}
	} else if r.Regulation = s.Regulation(t.Doc); r.Regulation != nil {
		r.Path, texts = r.Regulation.Path(), r.Regulation.Texts
	} else if r.Policy = s.Policy(t.Doc); r.Policy != nil {
		r.Path, texts = r.Policy.Path(), r.Policy.Texts
	} else {
		return r, NoDocument
	}
	r.Text = texts[lang]
	if r.Text == nil {
		r.Text = texts[Zh]
	}
	if t.Fragment == "" {
		return r, nil
	}
	if r.Text == nil {
		return r, NoText
	}
	p, ok := r.Text.Anchors()[t.Fragment]
	if !ok {
		return r, NoFragment
	}
	r.Provision, r.Fragment = p, t.Fragment
	return r, nil
}
