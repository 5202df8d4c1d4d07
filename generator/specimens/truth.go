package specimens

import "guiju/generator/model"

// Truth is what stands in one specimen: NAME.json beside NAME.docx.
type Truth struct {
	// Producer is what wrote the file; Manner the habits it imitates.
	Producer string     `json:"producer"`
	Manner   string     `json:"manner"`
	Lang     model.Lang `json:"lang"`
	Pages    int        `json:"pages"` // as LibreOffice prints it
	// Text is the Markdown that a perfect reader gives, below texts/.
	Text  string `json:"text"`
	Cover Cover  `json:"cover"`
	// Changes are tracked: what was inserted is part of Text.
	Changes  []Change  `json:"changes,omitempty"`
	Comments []Comment `json:"comments,omitempty"`
	// Boxes are the words of text boxes in the text: they stand in no provision
	// of Text, and must not be lost.
	Boxes []string `json:"boxes,omitempty"`
	// Silent: the pictures have no alternative texts, though Text has.
	Silent bool `json:"silent,omitempty"`
	// LeftOut is what is in the file and is no part of the text: lines of
	// contents lists, of headers and footers.
	LeftOut   LeftOut   `json:"left-out"`
	Structure Structure `json:"structure"`
}

// Cover is what the cover and the foreword say.
type Cover struct {
	Heading  string          `json:"heading,omitempty"`
	Number   string          `json:"number"`
	Replaces []string        `json:"replaces,omitempty"`
	Title    model.Bilingual `json:"title"`
	ICS      string          `json:"ics,omitempty"`
	CCS      string          `json:"ccs,omitempty"`
	Filing   string          `json:"filing,omitempty"`
	Issued   string          `json:"issued,omitempty"`
	InForce  string          `json:"in-force,omitempty"`
	Issuer   string          `json:"issuer,omitempty"`
	Stage    string          `json:"stage,omitempty"`
	Proposer string          `json:"proposer,omitempty"`
	Charge   string          `json:"charge,omitempty"`
	Drafters []string        `json:"drafters,omitempty"`
	Persons  []string        `json:"persons,omitempty"`
}

// Change is a tracked change: New stands where Old stood; one of them may be "".
type Change struct {
	Old string `json:"old,omitempty"`
	New string `json:"new,omitempty"`
	By  string `json:"by"`
	On  string `json:"on"`
}

// Comment is a remark beside the text.
type Comment struct {
	About string `json:"about"`
	Text  string `json:"text"`
	By    string `json:"by"`
}

// LeftOut counts what a reader lists as left out.
type LeftOut struct {
	Contents int      `json:"contents"` // lines of the contents list
	Headers  []string `json:"headers,omitempty"`
	Footers  []string `json:"footers,omitempty"`
}
