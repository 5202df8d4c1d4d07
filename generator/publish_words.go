package main

import (
	"fmt"
	"slices"
	"time"

	"guiju/generator/model"
	"guiju/generator/release"
	"guiju/generator/upload"
)

// tellPlan prints what is to be done: how many files of how many bytes in every
// phase, in order, and what becomes of files that the release does not have.
func (c *command) tellPlan(p *upload.Plan, target string, lang model.Lang) {
	say := func(zh, en string, args ...any) {
		fmt.Fprintf(c.stdout, model.Bilingual{Zh: zh, En: en}.Or(lang)+"\n", args...)
	}
	if p.Live == 0 {
		say("第 %d 次发布 → %s（现在没有）", "release %d → %s (none there yet)", p.Number, plainTarget(target))
	} else {
		say("第 %d 次发布 → %s（现在是第 %d 次）", "release %d → %s (now release %d)", p.Number, plainTarget(target), p.Live)
	}
	if p.Idle() {
		say("没有要做的事", "nothing to do")
	}
	if n := len(p.Objects); n > 0 {
		var size int64
		for _, f := range p.Objects {
			size += f.Size
		}
		say("  存入历史：%d 个，%d KB", "  to the history: %d files, %d KB", n, size>>10)
	}
	for _, phase := range release.Phases {
		n, size := 0, int64(0)
		for _, s := range p.Puts {
			if s.Phase == phase.Phase {
				n, size = n+1, size+s.Size
			}
		}
		if n > 0 {
			say("  %d %s：%d 个，%d KB", "  %d %s: %d files, %d KB", phase.Phase, phase.Name.Or(lang), n, (size+1023)>>10)
		}
		if c.verbose {
			for _, s := range p.Puts {
				if s.Phase == phase.Phase {
					fmt.Fprintf(c.stdout, "      + %s\n", s.Name)
				}
			}
		}
	}
	if n := len(p.Drops); n > 0 {
		say("  不再需要的压缩文件：删除 %d 个", "  compressed copies no longer wanted: %d to delete", n)
	}
	c.names(p.Due, "-", func(n int) {
		say("  到期的旧文件：删除 %d 个", "  stale files past their grace: %d to delete", n)
	})
	if n := len(p.Deferred); n > 0 {
		first := slices.MinFunc(p.Deferred, func(a, b upload.Deferred) int { return a.From.Compare(b.From) })
		say("  暂时保留的旧文件：%d 个，最早 %s 以后删除", "  stale files that stay for now: %d, the first until %s", n, first.From.In(china).Format("2006-01-02 15:04"))
	}
	if p.OverCap > 0 {
		say("  到期的地址有 %d 个，超过 --max-delete：一个也不删；确认后用 --max-delete %d 再运行", "  %d addresses are due, more than --max-delete: none is deleted; if that is right, run again with --max-delete %d", p.OverCap, p.OverCap)
	}
	c.names(p.Foreign, "?", func(n int) {
		say("  不是规矩发布的文件：%d 个，不动", "  files not published by guiju: %d, left alone", n)
	})
}

// names prints a heading and the first names of a list, with --verbose all.
func (c *command) names(list []string, mark string, heading func(int)) {
	if len(list) == 0 {
		return
	}
	heading(len(list))
	for i, name := range list {
		if i == 10 && !c.verbose {
			fmt.Fprintln(c.stdout, "      …")
			return
		}
		fmt.Fprintf(c.stdout, "      %s %s\n", mark, name)
	}
}

// china is the zone in which times are told; it has had no summer time since 1991.
var china = time.FixedZone("UTC+8", 8*60*60)
