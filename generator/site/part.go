package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// partView is a level or a region with its four deliverables; the partials
// part-*.html show it, on pages and in filing packages.
type partView struct {
	Key       string       `json:"key"`
	Title     said         `json:"title"`
	Framework []branchView `json:"framework,omitempty"`
	// Added are the boxes that a region has beside those that it inherits.
	Added  []branchView `json:"added,omitempty"`
	Boxes  int          `json:"boxes"`
	Rows   []row        `json:"rows,omitempty"`
	Shared []row        `json:"shared,omitempty"`
	// SharedKey names what Shared shows: the regions of a province share the
	// same directory, which is rendered once.
	SharedKey string     `json:"sharedkey,omitempty"`
	Levels    []statLine `json:"levels,omitempty"`
	Total     tallyView  `json:"total"`
	// Empty are the leaves without a standard of the part's own, Bare those of
	// them that no standard from above fills either.
	Empty []link    `json:"empty,omitempty"`
	Bare  []link    `json:"bare,omitempty"`
	Ties  []tieView `json:"ties,omitempty"`
}

type branchView struct {
	Code      string       `json:"code"`
	Title     said         `json:"title"`
	Scope     said         `json:"scope"`
	Inherited bool         `json:"inherited,omitempty"`
	From      said         `json:"from"`
	Own       tallyView    `json:"own"`
	Tally     tallyView    `json:"tally"`
	Shared    int          `json:"shared,omitempty"`
	Rows      []row        `json:"rows,omitempty"`
	Children  []branchView `json:"children,omitempty"`
}

// countedLink is a level or a region with what is counted of it.
type countedLink struct {
	Link  link      `json:"link"`
	Tally tallyView `json:"tally"`
}

// tieView says with what a standard of a lower level dovetails.
type tieView struct {
	Link   link   `json:"link"`
	Sample bool   `json:"sample,omitempty"`
	Upper  []link `json:"upper,omitempty"`
	From   link   `json:"from"`
	Unique bool   `json:"unique,omitempty"`
}

func (m *maker) part(p derive.Part) partView {
	v := partView{Key: p.Key, Title: m.say(p.Title), Boxes: len(p.Boxes), Total: tallied(p.Total)}
	for i, r := range p.Rows {
		v.Rows = append(v.Rows, m.row(i, r))
	}
	for i, r := range p.Shared {
		v.Shared = append(v.Shared, m.row(i, r))
	}
	if len(v.Shared) > 0 {
		v.SharedKey = keyOf(v.Shared)
	}
	v.Framework = m.branches(p.Tree, &v.Added)
	if p.Region != nil && p.Region.Kind == "province" {
		v.Added = nil
	}
	for _, l := range p.Levels {
		v.Levels = append(v.Levels, m.levelStat(l))
	}
	v.Empty, v.Bare = m.boxLinks(p.Empty), m.boxLinks(p.Bare)
	for _, t := range p.Ties {
		tie := tieView{Link: m.namedLink(t.Row), Sample: t.Row.Work.Sample, Unique: t.Unique}
		for _, u := range t.Upper {
			tie.Upper = append(tie.Upper, m.namedLink(u))
		}
		if t.From != nil {
			tie.From = m.namedLink(*t.From)
		}
		v.Ties = append(v.Ties, tie)
	}
	return v
}

// keyOf names a value by all that a layout can see of it.
func keyOf(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// branches nests the boxes; those that are not inherited are listed in added
// too.
func (m *maker) branches(list []derive.Branch, added *[]branchView) (out []branchView) {
	for _, b := range list {
		v := branchView{
			Code: b.Box.Code, Title: m.say(b.Box.Title), Scope: m.say(b.Box.Scope), Inherited: b.Inherited,
			Own: tallied(b.Own), Tally: tallied(b.Tally), Shared: b.Shared,
		}
		if b.From != nil {
			v.From = m.say(b.From.Title)
		}
		for i, r := range b.Rows {
			v.Rows = append(v.Rows, m.row(i, r))
		}
		if !b.Inherited {
			*added = append(*added, v)
		}
		v.Children = m.branches(b.Children, added)
		out = append(out, v)
	}
	return out
}

func (m *maker) boxLinks(boxes []*model.Box) (out []link) {
	for _, b := range boxes {
		out = append(out, link{Href: m.href("framework.html") + boxAnchor(b.Code), Title: m.say(b.Title), Note: b.Code})
	}
	return out
}
