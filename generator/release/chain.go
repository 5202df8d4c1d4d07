package release

import (
	"cmp"
	"fmt"
	"time"

	"guiju/generator/model"
)

// Rules is everything that can be wrong with a chain of releases.
var Rules = []*model.Rule{chainBroken, chainGap, chainTime}

// Check looks at the chains of all audiences.
func Check(sys *model.System) (problems []model.Problem) {
	for _, a := range []model.Audience{model.Public, model.Internal} {
		problems = append(problems, Chain(a, sys.Releases[a], sys.Published[a])...)
	}
	return problems
}

// Chain checks that the releases of an audience follow each other: by number
// without a gap, by time, and each by the hash of the manifest before it, which
// is made again from the list of files. What was pruned or edited shows.
func Chain(a model.Audience, records []*model.Release, files []model.PublishedFile) (problems []model.Problem) {
	report := func(p model.Problem) { problems = append(problems, p) }
	last := 0
	for _, f := range files {
		last = max(last, f.Last)
		if f.First < 1 || f.Last < f.First {
			report(chainGap.At(listOf(a), fmt.Sprint(f.First, "-", f.Last)))
		}
	}
	if last > len(records) {
		report(chainGap.At(listOf(a), fmt.Sprint(len(records)+1)))
	}
	made := "" // hash of the manifest before
	before := time.Time{}
	for i, r := range records {
		if r.Number != i+1 {
			report(chainGap.At(r.At("number"), fmt.Sprint(i+1)))
			return problems
		}
		when, err := time.Parse(time.RFC3339, r.Time)
		if err != nil || !when.After(before) {
			report(chainTime.At(r.At("time"), r.Time))
		}
		before = when
		if r.Previous != made {
			report(chainBroken.At(r.At("previous"), fmt.Sprint(i), cmp.Or(made, "“”")))
		}
		made = Hash(ManifestAt(files, r).Encode())
		if r.Manifest != made {
			report(chainBroken.At(r.At("manifest"), fmt.Sprint(i+1), made))
		}
	}
	return problems
}

func listOf(a model.Audience) model.Pos {
	return model.Pos{File: "releases/" + string(a) + "/files.txt"}
}

const restore = "从版本库或备份中恢复 releases 文件夹；发布记录由 guiju release 写入，不手工修改、不删除。"
const restoreEn = "Bring the folder releases back from version control or a backup: guiju release writes it; nobody edits or removes it."

var chainBroken = &model.Rule{
	ID: "release-chain", Severity: model.Error,
	Message: say("第 {1} 次发布的清单指纹对不上：由记录算出的是 {2}", "the hash of the manifest of release {1} does not fit: the records give {2}"),
	Hint:    say(restore, restoreEn),
	Doc: say("每次发布都记下上一次发布清单的指纹，历次清单又能从文件列表逐字节还原。哪一次被改过、删过，从这里就看得出来。",
		"Every release remembers the hash of the manifest of the one before, and all manifests can be made again from the list of files. Whatever was edited or removed shows here."),
}

var chainGap = &model.Rule{
	ID: "release-gap", Severity: model.Error,
	Message: say("发布记录不连续：缺 {1}", "the chain of releases has a gap: {1} is missing"),
	Hint:    say(restore, restoreEn),
	Doc: say("发布从 1 起连续编号，从不删减：一条记录就是一次公开，删去它并不能收回已经公开的东西。",
		"Releases are numbered from 1 without gaps and are never pruned: a record stands for something that was made public, and removing it takes nothing back."),
}

var chainTime = &model.Rule{
	ID: "release-time", Severity: model.Error,
	Message: say("发布时间“{1}”写错，或不晚于上一次发布", "the time “{1}” of the release is malformed, or not later than that of the one before"),
	Hint:    say(restore, restoreEn),
	Doc:     say("后一次发布一定比前一次晚；读者据此分辨哪个更新。", "A release is later than the one before it: readers tell by this which is newer."),
}
