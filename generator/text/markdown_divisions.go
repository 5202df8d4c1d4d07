package text

import (
	"strings"

	"guiju/generator/model"
)

// divide writes a division of a law. One without 第…章 takes its rank from its
// #, which must leave the right division above it.
func (o *officeWriter) divide(p, up *model.Provision) {
	o.open = nil
	words := p.Number
	if len(p.Title) > 0 {
		words = strings.TrimLeft(words+" "+o.title(p.Title), " ")
	}
	rank, numbered := namedRank(p.Number)
	depth := 0
	for j, d := range o.div {
		if d.Provision == up {
			depth = j + 1
		}
	}
	level := rank // of each name its own, so that the ranks of levels stay
	if rank > 2 && !o.subparts {
		level--
	}
	if numbered {
		o.ranks[level] = rank
	} else {
		below, least := rankBelow(p), 0
		for _, next := range o.after {
			if r, ok := namedRank(next.Number); ok {
				least = r
				break
			}
		}
		level = o.level(func(l int) bool {
			r := o.rank(l)
			return o.above(r) == depth && least <= r && r < below
		}, depth+2)
		rank = o.rank(level)
	}
	o.div = append(o.div[:min(depth, len(o.div))], division{p, rank, numbered})
	o.chunk(strings.TrimRight(strings.Repeat("#", level)+" "+words, " "))
	o.chunk(o.blocks(p.Blocks))
}

// namedRank is that of a division with a number: 第一章, Chapter 1.
func namedRank(number string) (rank int, ok bool) {
	if m := divisionZh.FindStringSubmatch(number); m != nil {
		return divisions[m[2]].rank, true
	}
	if m := divisionEn.FindStringSubmatch(number); m != nil {
		return divisions[m[1]].rank, true
	}
	return 0, false
}

// rankBelow is the bound that what stands below a division sets to its rank.
func rankBelow(p *model.Provision) int {
	below := len(ranksByLevel) + 1
	for _, c := range p.Children {
		r, ok := namedRank(c.Number)
		if !ok {
			r = rankBelow(c) - 1
		}
		below = min(below, r)
	}
	return below
}

// rank is that of a heading without a name, by its level.
func (o *officeWriter) rank(level int) int {
	if r, ok := o.ranks[level]; ok {
		return r
	}
	return ranksByLevel[level]
}

func (o *officeWriter) above(rank int) int {
	n := len(o.div)
	for n > 0 && o.div[n-1].rank >= rank {
		n--
	}
	return n
}
