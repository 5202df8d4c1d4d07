package text

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"guiju/generator/model"
)

// Hash is what keys.toml remembers of the words of a provision of t: the first
// 16 hex digits of the SHA-256 of [Plain], followed by the footnotes it refers
// to, in NFC, runs of white space folded into one space. Its children have
// hashes of their own: a change is a change of one provision.
func Hash(t *model.Text, p *model.Provision) string {
	words := Plain(p)
	for _, f := range footnotesOf(t, p) {
		words += "\n" + PlainBlocks(f.Blocks)
	}
	words = strings.Join(strings.Fields(norm.NFC.String(words)), " ")
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:8])
}

// footnotesOf lists the text footnotes that a provision refers to, in order of
// reference.
func footnotesOf(t *model.Text, p *model.Provision) (list []*model.Footnote) {
	notes := byLabel(t.Footnotes)
	if len(notes) == 0 {
		return nil
	}
	see := func(ins []model.Inline) {
		model.WalkInlines(ins, func(in *model.Inline) {
			if in.Kind != model.NoteRef || in.Target != nil {
				return
			}
			if f := notes[in.Text]; f != nil && !slices.Contains(list, f) {
				list = append(list, f)
			}
		})
	}
	see(p.Title)
	model.WalkBlocks(p.Blocks, func(b model.Block) {
		for _, ins := range model.BlockInlines(b) {
			see(ins)
		}
	})
	return list
}

// HashBelow is [Hash] of a provision together with all below it, as a
// quotation shows it.
func HashBelow(t *model.Text, p *model.Provision) string {
	if len(p.Children) == 0 {
		return Hash(t, p)
	}
	all := []string{p.Number, Hash(t, p)}
	for _, c := range p.Children {
		all = append(all, c.Number, HashBelow(t, c))
	}
	sum := sha256.Sum256([]byte(strings.Join(all, "\n")))
	return hex.EncodeToString(sum[:8])
}
