package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// lawFigures: of a standard whose record alone is public no basis is told.
func (c *counted) lawFigures(f *figures) {
	page := "law.html"
	relations := map[string]int{}
	based, unbased, shut, stale := 0, 0, 0, 0
	mapped := map[string]map[string]bool{}
	for _, w := range c.works {
		switch {
		case !w.text:
			shut++
		case len(w.basis) == 0:
			unbased++
		default:
			based++
		}
		for _, b := range w.basis {
			relations[b.Relation]++
			if mapped[b.Regulation] == nil {
				mapped[b.Regulation] = map[string]bool{}
			}
			mapped[b.Regulation][b.Article] = true
			if c.stale(w, b) {
				stale++
			}
		}
	}
	for i, relation := range []string{"refines", "extends", "cites", "consistent", "pending", "conflicts"} {
		f.add(page, fmt.Sprintf(".law-counts .law-count:nth-child(%d) .law-number", i+1), 0, relations[relation])
	}
	f.add(page, ".law-matrix tbody tr", elements, based)
	f.add(page, "details.law-standard", elements, based)
	f.add(page, "[aria-labelledby='ui-law-articles'] tbody tr", elements, c.relations())
	f.add(page, "[aria-labelledby='ui-law-relations'] .callout", 0, stale)
	f.add(page, "[aria-labelledby='ui-law-unbased'] .law-row", elements, unbased+shut)
	// The regulations stand in the order of their names.
	const own = "invented-measures"
	text := c.regulation(own)
	note := "h3:has(a[href$='regulations/" + own + ".html']) + .law-note"
	for nth, n := range []int{len(text), len(mapped[own]), len(text) - len(mapped[own])} {
		f.add(page, note, nth, n)
	}
}

// relations are those of provisions to articles that the public is told.
func (c *counted) relations() (n int) {
	for _, w := range c.works {
		n += len(w.basis)
	}
	return n
}

// regulation is the words of the articles of a regulation, by number from 1.
func (c *counted) regulation(id string) (articles []string) {
	b, _ := os.ReadFile(filepath.Join(c.dir, "regulations", id, "zh.md"))
	for _, m := range countedArticle.FindAllStringSubmatch(string(b), -1) {
		articles = append(articles, m[1])
	}
	return articles
}

var countedArticle = regexp.MustCompile(`(?m)^第.条　(.+)$`)

// stale reports whether a basis was compared with other words than the article
// has now.
func (c *counted) stale(w *countedWork, b countedBasis) bool {
	n := strings.Index("一二三四五六", strings.Trim(b.Article, "第条"))/len("一") + 1
	hash := w.compared[b.Regulation][strconv.Itoa(n)]
	if hash == "" {
		return false
	}
	sum := sha256.Sum256([]byte(c.regulation(b.Regulation)[n-1]))
	return hash != fmt.Sprintf("%x", sum[:8])
}
