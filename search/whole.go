package search

import (
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// wholeBatch is the number of provisions in a batch of the whole index.
const wholeBatch = 2000

// bleve is one index over all provisions in bleve's hands, made when it is
// first asked for: publishing needs none, but only a whole index scores as a
// reader of the published one must.
func (x *Index) bleve() (bleve.Index, error) {
	if x.whole != nil {
		return x.whole, nil
	}
	b, err := bleve.NewUsing("", bleve.NewIndexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("search: bleve index: %w", err)
	}
	if err := x.fill(b); err != nil {
		b.Close()
		return nil, fmt.Errorf("search: bleve index: %w", err)
	}
	x.whole = b
	return b, nil
}

func (x *Index) fill(b bleve.Index) error {
	adv, err := b.Advanced()
	if err != nil {
		return err
	}
	docs := x.start[len(x.pages)]
	for from := 0; from < docs; from += wholeBatch {
		batch := index.NewBatch()
		(&documents{x: x}).whole(from, min(from+wholeBatch, docs), func(d *document) { batch.Update(d) })
		if err := adv.Batch(batch); err != nil {
			return err
		}
	}
	return nil
}
