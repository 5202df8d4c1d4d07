// Package text reads one Markdown text into a tree of provisions and writes
// that tree as HTML and as plain words. It is the only importer of goldmark.
//
// # What flows in
//
// [Parse] takes the bytes of one file (or the part of it below the front
// matter) and a [model.Grammar], and returns a sealed [model.Text] with the
// problems found. It never panics on what an author wrote and never gives up:
// with problems it returns what it could read, which is always everything
// that could be shown. Where a cap of caps.go is exceeded the text comes back
// empty with an error, because the rest of the program trusts those caps.
//
// # How it works
//
// A goldmark parser with block and inline parsers of our own (none of
// CommonMark's: an office text is not Markdown, see constructs.go) yields a
// flat run of typed lines. One builder for each grammar (standard.go,
// regulation.go, policy.go, prose.go) nests them into provisions. Numbers are
// read, never generated, and what an author wrote is never changed: what
// looks like a slip is understood, kept and reported; what was probably meant
// as a mark and cannot be read as one is shown as it is and reported (near.go).
// A finding whose mend is certain carries it ([model.Fix]): the text mended is
// read as the same tree, or the mark that was meant comes to be one.
//
// # The dialect
//
// The cases of testdata/cases are the reference, one a construct. What stands
// nowhere else:
//
//	\ 注：甲            the line is nothing but words (also behind a number: 5.2 \ m为单位)
//	\                  alone: ends the list, note, table or explanation above
//	甲\ 乙             breaks the line where none can end: in a cell, caption or heading
//	| \ |              a cell with nothing in it, also at the end of a row of a policy
//	  甲               two columns or more: inside the item, note, example or footnote above (a standard)
//	|---|---|          above the first row: a table without a head
//	表1（续）            above rows: they belong to table 1, right above; a repeated head goes
//	单位：毫米            above an image too; notes and [a] between an image and its caption are the figure's
//	3.1 / 附录A         alone on their lines as Word pastes them: read, and reported with the mend
//	# 索引              each line is an entry; the numbers at its end are references
//
// # The way back
//
// [Markdown] writes any tree as Parse reads it. Tests read it again for all
// content, the cases in every grammar and language, the corpus of laws, random
// sources, and trees made in code.
//
// # The HTML contract
//
// Style sheets and scripts may rely on the following. … stands for inlines,
// [x] for what may be absent.
//
//	<section class="provision KIND[ untitled][ informative]" id="5.2">
//	  KIND is a model.ProvisionKind: clause, subclause, term, annex, article, chapter, item, …
//	  titled:   <div class="heading-line"><h2 class="heading"><span class="number">5</span> <span class="title">…</span></h2>
//	            <a class="permalink" href="#5" aria-label="第5章的链接">¶</a></div>
//	            (an annex has <span class="status">（规范性）</span> before its title,
//	            a heading below the sixth level is <h6 aria-level="7">,
//	            a term <dfn>公务用车</dfn> <dfn lang="en">official vehicle</dfn> instead of it)
//	  untitled: <p><span class="number">5.2.1</span> … <a class="permalink" …>¶</a></p>
//	            (in a law the first 款: <p id="12.1">)
//	<div class="text-head"> what stands before the first provision; <p class="text-title" id="title">
//	<p class="symbol">, <p class="admitted">, <p class="source"> of a term
//	<ol class="list list-alpha" role="list"><li id="5.2-a"><span class="marker">a)</span> …</li></ol>
//	  list-alpha, -number, -han, -paren, -order; <ul> for -dash, -dot and -bullet (no marker)
//	<figure class="table" id="table-1"><figcaption><span class="number">表1</span> <span class="title">…</span></figcaption>
//	  [<p class="unit">] <div class="scroll" tabindex="0" role="group" aria-label="表1 标题"><table>
//	  (a group, not a landmark; 表格 where there is no caption)
//	  th scope="col", in the body scope="row" (rowheads.go); cells class="align-left|align-centre|align-right"
//	  then notes and <p class="table-footnote" id="table-1-a"><sup>a</sup> … (div if it has several blocks)
//	<figure class="figure" id="figure-1">[<p class="unit">]<img …> | <div class="subfigure" id="figure-1-a"><img …><p class="subtitle">
//	  [<div class="key">] [notes] [<p class="table-footnote" id="figure-1-footnote-a">] <figcaption>
//	<div class="formula" role="group" aria-label="公式（1）" id="formula-1"><!--math:0--> <span class="formula-number">(1)</span> permalink</div>
//	<div class="where"><p>式中：</p><dl><dt>…</dt><dd>…</dd></dl></div>
//	<div class="note|example" role="note" id="5.2-note-1"><p><span class="label">注1：</span>…</p>[blocks]</div>
//	<a class="ref" href="…">…</a> <sup><a class="footnote-ref" href="#footnote-1" id="footnote-1-ref-1">1</a></sup>
//	<section class="footnotes"><ol><li id="footnote-1"><span class="marker">1</span> … <a class="footnote-back" …>↩</a>
//	<span class="types">hidden bracket <span class="type type-requirement">要求</span> hidden bracket</span> behind the number of a
//	provision, its heading or the marker of an item, where HTMLOptions.Marks has one
//	<a class="term-ref" href="#3.2" tabindex="-1">…</a> at the first use of a term in a provision, and
//	<p class="term-uses"> or <details class="term-uses"> at the end of its entry, where HTMLOptions.Terms is set
//	id="5.2" data-zh="第5.2条" data-en="5.2" on everything with an address, where HTMLOptions.Places has it
//	<a class="used" href="…" tabindex="-1">被引用 2</a> behind a permalink, or at the end of a list item
//	<p class="accepted" role="note"><strong>原文如此</strong> …</p> after the provision or block it is about
//	<section class="provision KIND untranslated" lang="zh-Hans"> in an English text: the Chinese, as there is no English
//	<p class="translation-mark" role="note">…</p> below the opening line of an untranslated provision, or of one whose
//	  Chinese has changed since
//
//	<p class="amended" role="note" data-…>…</p> in the same place, where HTMLOptions.Notices has it
//
// Two texts side by side ([RowsHTML]); ids and permalinks are those of the Chinese:
//
//	<section class="provision KIND row" id="5.2"> pairs, without the rows below it
//	<div class="pair"><div class="cell" lang="zh-Hans">…</div><div class="cell" lang="en">…</div></div>
//	  the first pair holds the number; one pair a block where both have the same blocks, else one for all
//
// Nothing else comes out: no style, no script, no event attribute, no comment
// but the math tokens. A quotation has no id and no permalink.
//
// # Addresses
//
// As design §5 has them, and where that leaves room: a second list of a
// provision is 5.2-list2-a; a division of a law names those above it,
// part-1-chapter-2-section-1; a heading without a number is heading-1,
// heading-2, … in text order; an attachment of a policy is annex or annex-1 and
// its items annex-1.2; a section of prose is section-1, section-1-2 by place; a
// number used twice gets _2.
package text

import "guiju/generator/model"

// Options say how to read a text.
type Options struct {
	Grammar   model.Grammar
	Lang      model.Lang
	File      string // for positions
	FirstLine int    // 1-based line of src's first line in File; 0 means 1
}

// Picture is how a page shows a picture: its address, its size in pixels (0
// where it is not known), and the same in other widths, in the words of srcset
// and sizes (HTML standard, 4.8.4.2).
type Picture struct {
	Src           string
	Width, Height int
	Set, Sizes    string
}

// HTMLOptions say how to write a text.
type HTMLOptions struct {
	Lang model.Lang
	// Link gives the address of a target, root-relative ("/standards/x.html#5.2")
	// or on the page ("#5.2"); without ok the reference is plain text.
	Link func(model.Target) (href, title string, ok bool)
	// Page reports whether a relative link leads to a page that exists;
	// without it the words stand without a link. nil: every link is kept.
	Page func(href string) bool
	// Image gives the address and size of a picture named in the text.
	Image    func(src string) Picture
	Quoted   bool              // a quotation: no ids, no permalinks
	Marks    map[string][]Mark // fragment -> what stands in the margin beside it
	Accepted map[string]string // fragment -> notice shown as 原文如此
	Terms    bool              // link the terms of the text to their entries
	// Places are the words that cite each address, for scripts.
	Places map[string]model.Bilingual
	// Missing are the fragments of an English text that are shown in Chinese
	// (see Complete); Stale those whose Chinese has changed since.
	Missing, Stale map[string]bool
	// Notices are lines below the opening line of a provision: how an amendment
	// changed it.
	Notices map[string][]Notice
	// Used counts who refers to a place: fragment -> a link in the margin.
	Used map[string]Link
	// Beside is what other documents have to do with a provision: fragment ->
	// groups of links, below its words or, on a wide screen, beside them.
	Beside map[string][]Beside
	// After is what stands behind the words of a paragraph; trusted HTML.
	After func(model.Block) string
	// Alone leaves out what only works within the site: permalinks.
	Alone bool
}

// Mark is a word in the margin: the type of a provision. Class tells the types
// apart for the style sheet, Words for everybody.
type Mark struct{ Class, Words string }

// Beside is a group of links beside a provision; Title says what they are.
type Beside struct {
	Title string
	Items []BesideItem
}

// BesideItem is one link, with a word of what it is before it and a notice
// behind. Class tells the kinds apart for the style sheet. More is what can be
// opened below it where there is room.
type BesideItem struct{ Class, Kind, Href, Words, Notice, More string }

// Link is a few words in the margin that lead to another place of the page.
type Link struct{ Href, Words string }

// Page is HTML with a token <!--math:i--> in the place of Math[i].
type Page struct {
	HTML string
	Math []Math
}

// Math is a formula that the layout turns into MathML.
type Math struct {
	TeX     string
	Display bool
	Words   string // the formula in a line, for who cannot see it
}

// Heading is a line of the table of contents.
type Heading struct {
	ID, Number, Title string
	Kind              model.ProvisionKind
	Children          []Heading
}
