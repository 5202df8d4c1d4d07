package verify

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
)

// What a packed site (ZIP) holds at its root. All names but that of the note
// are ASCII: Explorer of Windows 7 and some programs for archives read others
// wrongly, and the note is the one file that nothing refers to.
const (
	PackFolder = "guiju-site" // the published folder, byte for byte
	PackStart  = "start.html"
	PackNote   = "README-说明.txt"
	// PackSums lists every other entry as sha256sum writes it.
	PackSums = "MANIFEST.sha256"
)

// Caps on what a ZIP may be that is read: entries, bytes of one and of all, and
// how far it may unfold. A site is far below each.
const (
	maxPackEntries = 200_000
	maxPackFile    = 1 << 30
	maxPacked      = 8 << 30
	maxPackRatio   = 100
)

var (
	rulePackUnreadable = rule("pack-unreadable",
		say("压缩包读不出来：{1}", "the ZIP cannot be read: {1}"),
		say("多半没有传完整；重新复制或下载，或用 pack 重新打包。", "It was probably cut short on its way; copy or download it again, or pack the site again."),
		say("pack 生成的压缩包可以不解压就核验：每个文件都读一遍，与 MANIFEST.sha256 对照，再核验里面的网站。",
			"A ZIP made by pack is verified without being unpacked: every file is read and compared with MANIFEST.sha256, then the site in it is verified."))
	rulePackUnsafe = rule("pack-unsafe",
		say("pack 不会生成这样的条目：{1}", "pack makes no such entry: {1}"),
		say("不要解压；向发送的人核实来源，重新索取。", "Do not unpack it; ask who sent it where it comes from, and for another copy."),
		say("越出文件夹的路径、重复的名称、链接、加密和解压后过大的条目，能骗过或拖垮解压的程序；有一个，就什么也不读。",
			"Paths that leave the folder, names that come twice, links, locked entries and those that unfold to too much deceive or overwhelm what unpacks them; where there is one, nothing is read."))
	rulePackSums = rule("pack-sums",
		say("与清单 MANIFEST.sha256 不符：{1}", "does not agree with MANIFEST.sha256: {1}"),
		say("压缩包打好之后被改动过；重新索取，或用 pack 重新打包。", "The ZIP was changed after it was made; get another copy, or pack the site again."),
		say("清单按 sha256sum 的格式列出压缩包里其余的每个文件，多一个、少一个、差一个字节都算不符。",
			"The list names every other file of the ZIP as sha256sum does; one more, one less or one byte changed is a disagreement."))
)

// Pack returns all problems of a packed site, sorted. Pos.File is the path in
// the ZIP. Nothing is unpacked to the disk, and nothing is read of a ZIP that
// has a dangerous entry.
func Pack(r io.ReaderAt, size int64) []model.Problem { return pack(r, size, nil) }

// PackKnown is Pack, and [Trust] of the site in it.
func PackKnown(r io.ReaderAt, size int64, k Known) []model.Problem { return pack(r, size, &k) }

func pack(r io.ReaderAt, size int64, k *Known) []model.Problem {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return []model.Problem{rulePackUnreadable.At(model.Pos{}, err)}
	}
	if problems := dangers(z, size); problems != nil {
		return model.SortProblems(problems)
	}
	problems := checkSums(z)
	site, err := fs.Sub(z, PackFolder)
	if err != nil {
		panic("BUG: pack: " + err.Error()) // the name is a valid path
	}
	found := Run(site)
	if k != nil {
		found = append(found, Trust(site, *k, found)...)
	}
	for _, p := range found {
		p.Pos.File = path.Join(PackFolder, p.Pos.File)
		problems = append(problems, p)
	}
	return model.SortProblems(problems)
}

// PackedSite is the site in a ZIP that Pack takes to be safe; nil if it does not.
func PackedSite(r io.ReaderAt, size int64) fs.FS {
	z, err := zip.NewReader(r, size)
	if err != nil || dangers(z, size) != nil {
		return nil
	}
	site, err := fs.Sub(z, PackFolder)
	if err != nil {
		return nil
	}
	return site
}

// IsPack tells a packed site, whole or not, from any other file.
func IsPack(r io.ReaderAt, size int64) bool {
	z, err := zip.NewReader(r, size)
	if err != nil || len(z.File) > maxPackEntries {
		return false
	}
	named := func(name string) bool {
		return slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == name })
	}
	return named(PackSums) && named(PackStart) && named(PackFolder+"/"+ManifestName)
}

// dangers looks at the directory of the ZIP alone. What package zip reads later
// it bounds by the sizes that stand there.
func dangers(z *zip.Reader, size int64) (problems []model.Problem) {
	report := func(f *zip.File, zh, en string) {
		name := strings.ToValidUTF8(f.Name, "\uFFFD")
		problems = append(problems, rulePackUnsafe.At(model.Pos{File: name}, say(zh, en)))
	}
	if len(z.File) > maxPackEntries {
		return []model.Problem{rulePackUnsafe.At(model.Pos{}, say(
			fmt.Sprintf("有 %d 个条目，超过 %d 个", len(z.File), maxPackEntries), fmt.Sprintf("it has %d entries, more than %d", len(z.File), maxPackEntries)))}
	}
	seen := map[string]bool{}
	var all uint64
	for _, f := range z.File {
		folder := strings.HasSuffix(f.Name, "/")
		name := strings.ToLower(strings.TrimSuffix(f.Name, "/"))
		switch {
		case !goodEntry(f.Name):
			report(f, "路径不安全", "the path is not safe")
		case seen[name]:
			report(f, "名称重复", "the name comes twice")
		case f.Flags&1 != 0:
			report(f, "加密", "it is locked")
		case !folder && !f.Mode().IsRegular():
			report(f, "不是普通文件", "it is not a regular file")
		case f.Method != zip.Store && f.Method != zip.Deflate:
			report(f, "不认识的压缩方法", "its method is unknown")
		case f.UncompressedSize64 > maxPackFile:
			report(f, "解压后过大", "it unfolds to too much")
		}
		seen[name] = true
		all += min(f.UncompressedSize64, maxPacked+1)
	}
	if all > maxPacked || all > uint64(size)*maxPackRatio {
		problems = append(problems, rulePackUnsafe.At(model.Pos{}, say("全部解压后过大", "it unfolds to too much in all")))
	}
	return problems
}

// goodEntry tells names that stay in the folder they are unpacked to, on every
// system.
func goodEntry(name string) bool {
	name = strings.TrimSuffix(name, "/")
	return utf8.ValidString(name) && fs.ValidPath(name) && name != "." && !strings.ContainsAny(name, `\:`) &&
		!strings.ContainsFunc(name, unicode.IsControl)
}

// sumLine is a line of sha256sum, in text or binary mode.
var sumLine = regexp.MustCompile(`^([0-9a-f]{64}) [ *](.+)$`)

// checkSums compares the entries with the list, both ways.
func checkSums(z *zip.Reader) (problems []model.Problem) {
	report := func(file, zh, en string) {
		problems = append(problems, rulePackSums.At(model.Pos{File: file}, say(zh, en)))
	}
	list, err := fs.ReadFile(z, PackSums)
	if err != nil {
		report(PackSums, "没有这个文件，或读不出来", "there is none, or it cannot be read")
		return problems
	}
	listed := map[string]string{}
	for i, line := range bytes.Split(bytes.TrimSuffix(list, []byte("\n")), []byte("\n")) {
		m := sumLine.FindSubmatch(line)
		if m == nil || listed[string(m[2])] != "" {
			problems = append(problems, rulePackSums.At(model.Pos{File: PackSums, Line: i + 1}, say("这一行写法不对或重复", "this line is malformed or comes twice")))
			continue
		}
		listed[string(m[2])] = string(m[1])
	}
	var entries []*entry
	for _, f := range z.File {
		if f.Name != PackSums && !strings.HasSuffix(f.Name, "/") {
			entries = append(entries, &entry{File: f})
		}
	}
	each(entries, (*entry).read)
	for _, e := range entries {
		switch want := listed[e.Name]; {
		case e.err != nil:
			problems = append(problems, rulePackUnreadable.At(model.Pos{File: e.Name}, e.err))
		case want == "":
			report(e.Name, "清单里没有", "it is not listed")
		case e.hash != want:
			report(e.Name, "SHA-256", "SHA-256")
		}
		delete(listed, e.Name)
	}
	for name := range listed { // sorted by the caller
		report(name, "压缩包里没有", "it is not in the ZIP")
	}
	return problems
}

// entry is a file of a ZIP and what was read of it.
type entry struct {
	*zip.File
	hash string // SHA-256
	err  error
}

func (e *entry) read() {
	r, err := e.Open()
	if err != nil {
		e.err = err
		return
	}
	h := sha256.New()
	_, err = io.Copy(h, r)
	e.hash, e.err = hex.EncodeToString(h.Sum(nil)), errors.Join(err, r.Close())
}
