package search

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"testing"
	"testing/fstest"
)

// questions are asked by lay people, with the articles that answer them.
const questions = "../../shared/corpus/search-dev.jsonl"

func memFS(files map[string][]byte) fstest.MapFS {
	m := fstest.MapFS{}
	for name, b := range files {
		m[name] = &fstest.MapFile{Data: b}
	}
	return m
}

// TestQuality asks real questions over the real laws that answer them, and
// counts what a cold query fetches.
func TestQuality(t *testing.T) {
	pages := lawPages(t)
	f, err := os.Open(questions)
	if err != nil {
		t.Skipf("%s is absent", questions)
	}
	defer f.Close()
	dir, files := export(t, pages, Options{})
	size := 0
	for _, b := range files {
		size += len(b)
	}
	t.Logf("%d files, %d bytes", len(files), size)
	if bad := crowded(files); len(files) > 10000 || len(bad) > 0 {
		t.Errorf("%d files; %v", len(files), bad)
	}
	r, err := Open(memFS(files), dir)
	if err != nil {
		t.Fatal(err)
	}
	var n, r10, r100, mrr float64
	for sc := bufio.NewScanner(f); sc.Scan(); n++ {
		var q struct {
			Query    string
			Relevant []struct{ Path, Article string }
		}
		if err := json.Unmarshal(sc.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		want := map[string]bool{}
		for _, rel := range q.Relevant {
			want[rel.Path+"#"+docKey(rel.Article)] = true
		}
		res, err := r.Search(Query{Text: q.Query, Lang: "zh", Top: 100})
		if err != nil {
			t.Fatal(err)
		}
		rank, share := 0, 1/float64(len(want))
		for i, h := range res.Hits {
			if !want[h.Address()] {
				continue
			}
			if rank == 0 {
				rank = i + 1
				mrr += 1 / float64(rank)
			}
			if i < 10 {
				r10 += share
			}
			r100 += share
		}
	}
	t.Logf("%v questions: R@10 %.4f R@100 %.4f MRR@100 %.4f", n, r10/n, r100/n, mrr/n)
	if r10/n < .50 || r100/n < .70 || mrr/n < .42 {
		t.Error("below the goal of .50, .70, .42")
	}
	coldBytes(t, dir, files)
}

// coldBytes logs what the first query of a visitor fetches, snippets included.
func coldBytes(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	for _, kind := range []struct {
		name  string
		texts []string
	}{
		{"keywords", []string{"公务用车", "节约能源", "办公用房", "标准化", "机关事务", "政府采购", "会议费", "资产处置", "食品安全", "个体工商户",
			"劳动合同", "知识产权", "公共机构", "行政处罚", "国家标准", "强制性标准", "土地承包", "商标", "专利", "食堂"}},
		{"questions", []string{"个体工商户的债务由谁承担？", "公务用车可以私用吗？", "劳动合同到期不续签有没有补偿", "机关办公用房超标怎么办",
			"如何起诉已注销的个体工商户？", "强制性标准和推荐性标准有什么区别"}},
	} {
		var index, snippets, shards []int
		for _, text := range kind.texts {
			r, err := Open(memFS(files), dir)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := r.Search(Query{Text: text, Lang: "zh"}); err != nil {
				t.Fatal(err)
			}
			i, s := 0, 0
			for key := range r.raw {
				if n := len(files[dir+"/"+key+".js"]); key[0] == 'd' {
					s += n
				} else {
					i += n
				}
			}
			index, snippets, shards = append(index, i), append(snippets, s), append(shards, len(r.raw))
		}
		for _, v := range [][]int{index, snippets, shards} {
			slices.Sort(v)
		}
		mid, last := len(index)/2, len(index)-1
		t.Logf("cold %s as published (base64): index median %d max %d, ten snippets median %d max %d bytes; %d shards",
			kind.name, index[mid], index[last], snippets[mid], snippets[last], shards[mid])
	}
}
