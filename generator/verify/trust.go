package verify

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"guiju/generator/model"
	"guiju/generator/signing"
)

// Known is what somebody knows of a site before looking at it. Hashes tell that
// a folder is what its manifest says; only this tells whether the manifest is
// the one it should be (TUF 1.0, 1.5.2: rollback, freeze, mix-and-match,
// fast-forward).
type Known struct {
	// Key is the public key of the publisher, "" if it is not known.
	Key string
	// AtLeast is the lowest number that is not older than what is known.
	AtLeast int
	// Since are manifests of releases that are known to be genuine.
	Since [][]byte
	// On is the day on which the site is looked at; zero asks nothing of days.
	On model.Date
}

// Rules of trust.
var (
	ruleUnsigned = rule("trust-unsigned",
		say("没有签名（manifest.json.minisig）", "there is no signature (manifest.json.minisig)"),
		say("不要采用；向发布单位索取带签名的一份。", "Do not use it; ask the publisher for a signed copy."),
		say("给了公钥，就只认用它签过名的网站：去掉签名是最省事的冒充。", "With a public key, only a site signed with it is taken: leaving the signature out is the cheapest way to pass for another."))
	ruleSignature = rule("trust-signature",
		say("签名不成立：{1}", "the signature does not hold: {1}"),
		say("不要采用；核对公钥，再向发布单位索取。", "Do not use it; check the public key, then ask the publisher."),
		say("签名证明清单出自持有私钥的人，清单再证明每个文件。", "The signature proves that the manifest is of whoever holds the secret key, and the manifest proves every file."))
	ruleComment = rule("trust-comment",
		say("签名说的与清单不一致：{1}", "the signature says something else than the manifest: {1}"),
		say("不要采用；这份签名是为另一次发布做的。", "Do not use it; the signature was made for another release."),
		say("发布编号、时间、到期日和上一次的指纹在签名和清单里各写一遍，必须相同。", "Number, time, expiry and the hash of the release before stand in both, and must be the same."))
	ruleUnreleased = rule("trust-unreleased",
		say("清单没有说是第几次发布", "the manifest does not say which release it is"),
		say("它是 build 生成的，不是 release 发布的；索取正式发布的一份。", "It was made by build, not released; ask for a released copy."),
		say("没有发布编号的网站无法判断新旧，也不能有签名。", "A site without a number of a release cannot be told old from new, and bears no signature."))
	ruleRolledBack = rule("trust-rolled-back",
		say("是旧的一次发布：第 {1} 次，已知有第 {2} 次", "an older release: {1}, while {2} is known"),
		say("不要采用；网站可能被换回旧版，取第 {2} 次或更新的发布。", "Do not use it; the site may have been put back. Get release {2} or a later one."),
		say("旧的发布签名也是真的；只有知道更新的发布才看得出来。", "The signature of an old release is genuine too; only who knows a later one can tell."))
	ruleChain = rule("trust-chain",
		say("接不上已知的第 {1} 次发布：{2}", "does not follow from the known release {1}: {2}"),
		say("两者中有一个不是这条发布链上的；用签名和发布记录查明是哪一个。", "One of them is not of this chain; find out which by signature and by the record of releases."),
		say("每次发布记着上一次清单的 SHA-256；同一编号只有一份清单。", "Every release names the SHA-256 of the manifest before it; a number has one manifest."))
	ruleGap = &model.Rule{ID: "trust-gap", Severity: model.Info,
		Message: say("与已知的第 {1} 次发布之间还有 {2} 次，没有它们的清单", "there are {2} releases between it and the known release {1} whose manifests are not given"),
		Hint:    say("用 --since 再给出这几次的清单，就能逐次核对。", "Give their manifests too, with more --since, to follow the chain."),
		Doc:     say("清单只记上一次的指纹，隔了几次就要有中间的清单才能接上。", "A manifest names the one before it only.")}
	ruleExpired = rule("trust-expired",
		say("已过期：{1} 到期，核验日是 {2}", "expired: good until {1}, looked at on {2}"),
		say("取新的发布；发布单位应在到期前重新发布。", "Get a newer release; the publisher releases again before a copy expires."),
		say("到期日使停在旧版上的副本自己露出来。", "An expiry makes a copy that was kept from being renewed give itself away."))
	ruleForward = rule("trust-number",
		say("编号或时间不可信：{1}", "number or time are not credible: {1}"),
		say("不要把这个编号当作已知的最新；向发布单位核实。", "Do not remember this number as the newest; ask the publisher."),
		say("过大的编号和将来的时间会让以后真正的发布显得陈旧。", "A number too high, or a time to come, would make every later genuine release look old."))
	ruleMixed = rule("trust-mixed",
		say("混入了另一次发布的文件：{1}", "a file of another release: {1}"),
		say("网站由两次发布拼成，多半是上传中断；重新上传。", "The site is put together from two releases, probably by an upload that was cut short; upload again."),
		say("单个文件可以是真的，拼在一起却不是任何一次发布。", "Each file may be genuine, and the whole still no release."))
)

// Trust asks what hashes cannot tell. found are the problems that Run, Listed or
// Pack have found in the same site: files among them that are of another known
// release are named.
func Trust(site fs.FS, k Known, found []model.Problem) []model.Problem {
	m, b, problems := Contents(site)
	if problems != nil {
		return nil // found has them
	}
	t := &trust{site: site, known: k, manifest: m, bytes: b}
	t.signature()
	t.release()
	t.mixed(found)
	return model.SortProblems(t.problems)
}

type trust struct {
	site     fs.FS
	known    Known
	manifest Manifest
	bytes    []byte
	problems []model.Problem
}

func (t *trust) report(r *model.Rule, file string, args ...any) {
	t.problems = append(t.problems, r.At(model.Pos{File: file}, args...))
}

// signature checks the signature with the key, if there is one, and what it
// says against the manifest in any case.
func (t *trust) signature() {
	sig, err := fs.ReadFile(t.site, SignatureName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if t.known.Key != "" {
			t.report(ruleUnsigned, SignatureName)
		}
		return
	case err != nil:
		t.report(ruleUnreadable, SignatureName, err)
		return
	}
	_, c, err := signing.Read(sig)
	if t.known.Key != "" {
		c, err = signing.Verify(t.known.Key, t.bytes, sig)
	}
	if err != nil {
		t.report(ruleSignature, SignatureName, said(err))
		return
	}
	r := t.manifest.Release
	if r == nil {
		return // reported below, or an extra file
	}
	for _, v := range []struct {
		name       model.Bilingual
		sig, lists any
	}{
		{say("发布编号", "number"), c.Release, r.Number}, {say("时间", "time"), c.Time, r.Time},
		{say("到期日", "expiry"), c.Expires, r.Expires}, {say("上一次的指纹", "hash of the release before"), c.Previous, r.Previous},
	} {
		if v.sig != v.lists {
			t.report(ruleComment, SignatureName, say(fmt.Sprintf("%s %v，清单是 %v", v.name.Zh, v.sig, v.lists), fmt.Sprintf("%s %v, manifest %v", v.name.En, v.sig, v.lists)))
		}
	}
}

// said is an error of package signing as a rule says it.
func said(err error) any {
	var e *signing.Error
	if errors.As(err, &e) {
		return e.Said
	}
	return err
}

// perDay is more releases than anybody makes on a day, for years.
const perDay = 100

// release compares the number, the days and the chain with what is known.
func (t *trust) release() {
	r := t.manifest.Release
	if r == nil {
		if t.known.Key != "" || t.known.AtLeast > 0 || len(t.known.Since) > 0 {
			t.report(ruleUnreleased, ManifestName)
		}
		return
	}
	if r.Number < t.known.AtLeast {
		t.report(ruleRolledBack, ManifestName, r.Number, t.known.AtLeast)
	}
	if (r.Number == 1) != (r.Previous == "") {
		t.report(ruleForward, ManifestName, say("只有第 1 次发布没有上一次", "the first release alone has none before it"))
	}
	at, _ := time.Parse(time.RFC3339, r.Time)
	if on := t.known.On; !on.IsZero() {
		if r.Expires.PassedOn(on) {
			t.report(ruleExpired, ManifestName, r.Expires, on)
		}
		if at.After(on.Time().AddDate(0, 0, 2)) { // a day, and the time zones
			t.report(ruleForward, ManifestName, say("时间 "+r.Time+" 还没有到", "the time "+r.Time+" is still to come"))
		}
	}
	t.chain(*r, at)
}

// chained is a known release.
type chained struct {
	Release
	hash string
	at   time.Time
}

func (t *trust) chain(r Release, at time.Time) {
	sum := sha256.Sum256(t.bytes)
	here := chained{r, hex.EncodeToString(sum[:]), at}
	list := []chained{here}
	for _, b := range t.known.Since {
		m, err := DecodeManifest(b)
		if err != nil || m.Release == nil {
			continue // the command refuses such a file
		}
		sum := sha256.Sum256(b)
		at, _ := time.Parse(time.RFC3339, m.Release.Time)
		list = append(list, chained{*m.Release, hex.EncodeToString(sum[:]), at})
	}
	slices.SortStableFunc(list, func(a, b chained) int { return a.Number - b.Number })
	for i := 1; i < len(list); i++ {
		old, new := list[i-1], list[i]
		switch {
		case old.Number == new.Number:
			if old.hash != new.hash {
				t.report(ruleChain, ManifestName, old.Number, say("同一编号的清单不是同一份", "the manifests of one number are not the same"))
			}
			continue
		case new.at.Before(old.at):
			t.report(ruleForward, ManifestName, say(fmt.Sprintf("第 %d 次比第 %d 次还早", new.Number, old.Number), fmt.Sprintf("release %d is earlier than release %d", new.Number, old.Number)))
		case new.Number-old.Number > perDay*(1+int(new.at.Sub(old.at).Hours()/24)):
			t.report(ruleForward, ManifestName, say(fmt.Sprintf("从第 %d 次跳到第 %d 次", old.Number, new.Number), fmt.Sprintf("it leaps from release %d to release %d", old.Number, new.Number)))
		}
		if new.Number == old.Number+1 && new.Previous != old.hash {
			t.report(ruleChain, ManifestName, old.Number, say(fmt.Sprintf("第 %d 次记着的上一次不是它", new.Number), fmt.Sprintf("release %d names another one before it", new.Number)))
		}
		if gap := new.Number - old.Number - 1; gap > 0 {
			t.report(ruleGap, ManifestName, old.Number, gap)
		}
	}
	if newest := list[len(list)-1]; newest.Number > r.Number {
		t.report(ruleRolledBack, ManifestName, r.Number, newest.Number)
	}
}

// mixed names the changed and added files that are of another known release.
func (t *trust) mixed(found []model.Problem) {
	var changed []string
	for _, p := range found {
		if p.Rule == ruleChanged || p.Rule == ruleExtra {
			changed = append(changed, p.Pos.File)
		}
	}
	if len(changed) == 0 {
		return
	}
	type place struct{ path, hash string }
	of := map[place]int{}
	for _, b := range t.known.Since {
		if m, err := DecodeManifest(b); err == nil && m.Release != nil {
			for _, f := range m.Files {
				of[place{f.Path, f.SHA256}] = m.Release.Number
			}
		}
	}
	earlier := knownOf(t.site, t.manifest)
	for _, path := range changed {
		hash, err := hashOf(t.site, path)
		if err != nil {
			continue // reported already
		}
		if n := of[place{path, hash}]; n > 0 {
			t.report(ruleMixed, path, say(fmt.Sprintf("这是第 %d 次发布的", n), fmt.Sprintf("it is of release %d", n)))
			continue
		}
		for _, e := range earlier(hash) {
			if e.Path == path && e.First > 0 {
				t.report(ruleMixed, path, say(fmt.Sprintf("这是第 %d 至 %d 次发布的", e.First, e.Last), fmt.Sprintf("it is of releases %d to %d", e.First, e.Last)))
				break
			}
		}
	}
}

func hashOf(site fs.FS, path string) (string, error) {
	f, err := site.Open(path)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), errors.Join(err, f.Close())
}

// Listed compares the files that the manifest names with those of a site that
// cannot list its own, as a web host cannot: what was added goes unseen.
func Listed(site fs.FS) (problems []model.Problem) {
	m, _, problems := Contents(site)
	if problems != nil {
		return problems
	}
	files := make([]*file, len(m.Files))
	for i, f := range m.Files {
		files[i] = &file{path: f.Path, size: f.Size, hash: f.SHA256}
	}
	each(files, func(f *file) {
		hash, err := hashOf(site, f.path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			f.report(ruleMissing, 0, 0)
		case errors.Is(err, ErrTooLong) || err == nil && hash != f.hash:
			f.report(ruleChanged, 0, 0, "SHA-256")
		case err != nil:
			f.report(ruleUnreadable, 0, 0, strings.TrimSpace(err.Error()))
		}
	})
	for _, f := range files {
		problems = append(problems, f.problems...)
	}
	return model.SortProblems(problems)
}

// ErrTooLong says that a file went on behind the size that the manifest gives.
var ErrTooLong = errors.New("the file is longer than its manifest says")
