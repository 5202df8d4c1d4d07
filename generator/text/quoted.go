package text

import "guiju/generator/model"

// Quoted is one quotation of a course with the words that it shows on a day,
// and what keys.toml records of them.
type Quoted struct {
	Quotation *model.Quotation
	Session   int // of the course, from 0
	To        model.Resolution
	Err       error  // why it leads nowhere, or to no words
	Hash      string // of the Chinese words; "" where none are held
	State     ComparisonState
	Record    *model.QuoteRecord // nil: never compared
}

// QuotedIn sets the quotations of a course, in their order, beside the texts
// of the system as they are shown on the day. What quotes a document as a
// whole, or a text that is not held, has nothing to be compared with.
func QuotedIn(sys *model.System, c *model.Course, day model.Date) (list []Quoted) {
	for i := range c.Sessions {
		for j := range c.Sessions[i].Quotes {
			q := Quoted{Quotation: &c.Sessions[i].Quotes[j], Session: i}
			q.Record = c.Keys.Of(q.Quotation.Ref)
			to, ok := model.ParseTarget(q.Quotation.Ref)
			if !ok {
				q.Err = model.NoDocument
			} else {
				q.To, q.Err = sys.Resolve(to, model.Zh, day)
			}
			if p := q.To.Provision; p != nil {
				q.Hash = HashBelow(q.To.Text, p)
				recorded := ""
				if q.Record != nil {
					recorded = q.Record.Hash
				}
				q.State = stateOf(recorded, q.Hash)
			}
			list = append(list, q)
		}
	}
	return list
}
