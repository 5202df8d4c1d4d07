// Package federation judges what cities publish of their own systems before
// the province shows any of it.
//
// # What flows in
//
// The record of a city (federation.toml): its public key, and what was pinned
// of it. The bytes of three files: the manifest of a release of its site, the
// signature of it, and its catalogue, which the manifest lists by hash. The day
// on which the site speaks.
//
// # What flows out
//
// [Admit] returns the system with what was found out about every city, and a
// problem for each that is not to be trusted; of that one nothing is shown,
// while the province's own site is built as ever. [Propose] judges files that
// somebody wants to pin.
//
// # What it never does
//
// Judging fetches nothing, reads no file and asks no clock; [Fetch] alone, which
// only `guiju pin` calls, goes to a city's site, and judges nothing. Nothing of a
// file is decoded before its signature fits, and nothing of a catalogue is handed on
// but words, days and numbers of a known form.
package federation

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/verify"
)

// Verify checks the signature of a manifest with a public key, both as minisign
// writes them (package signing). Where it is nil nothing can be checked, and so
// nothing is trusted.
type Verify func(publicKey string, manifest, signature []byte) error

// Admit returns the system as it is, with what was found out about each city.
// sys itself is not changed. Problems come in the order of federation.toml.
func Admit(sys *model.System, day model.Date, v Verify) (*model.System, []model.Problem) {
	if len(sys.Cities) == 0 {
		return sys, nil
	}
	out, problems := *sys, []model.Problem(nil)
	out.Cities = make([]*model.City, len(sys.Cities))
	for i, c := range sys.Cities {
		found, why := admitted(c, day, v)
		admit := *c
		admit.Checked = &found
		out.Cities[i] = &admit
		if found.State != model.CityTrusted {
			problems = append(problems, ruleOf[found.State].At(c.At(placeOf[found.State]), c.Title, why))
		}
	}
	return &out, problems
}

// admitted judges the files that a city is pinned to.
func admitted(c *model.City, day model.Date, v Verify) (model.CityCheck, model.Bilingual) {
	refused := func(s model.CityState, zh, en string) (model.CityCheck, model.Bilingual) {
		return model.CityCheck{State: s, Fingerprint: Fingerprint(c.PublicKey)}, model.Bilingual{Zh: zh, En: en}
	}
	f := c.Files
	switch {
	case c.Manifest == "" || c.Catalogue == "" || c.Pinned.IsZero() || c.Pinned.After(day):
		return refused(model.CityUnpinned, "到这一天还没有固定任何一次发布", "no release was pinned by this day")
	case f.Manifest == nil || f.Catalogue == nil:
		return refused(model.CityMissing, "缺少 "+model.CityManifest+" 或 "+model.CityCatalogue, model.CityManifest+" or "+model.CityCatalogue+" is missing")
	case hash(f.Manifest) != c.Manifest:
		return refused(model.CityTampered, model.CityManifest+" 的 SHA-256 与固定的不符", "the SHA-256 of "+model.CityManifest+" is not the pinned one")
	case hash(f.Catalogue) != c.Catalogue:
		return refused(model.CityTampered, model.CityCatalogue+" 的 SHA-256 与固定的不符", "the SHA-256 of "+model.CityCatalogue+" is not the pinned one")
	}
	found, m, why := examine(c.PublicKey, f, day, v)
	if found.State == model.CityTrusted && m.Release.Number < c.Release {
		return refused(model.CityRollback, rollback(m.Release.Number, c.Release).Zh, rollback(m.Release.Number, c.Release).En)
	}
	return found, why
}

// examine judges files by themselves. The manifest is there where the state is
// trusted.
func examine(publicKey string, f model.CityFiles, day model.Date, v Verify) (model.CityCheck, verify.Manifest, model.Bilingual) {
	print := Fingerprint(publicKey)
	refused := func(s model.CityState, zh, en string) (model.CityCheck, verify.Manifest, model.Bilingual) {
		return model.CityCheck{State: s, Fingerprint: print}, verify.Manifest{}, model.Bilingual{Zh: zh, En: en}
	}
	switch {
	case f.Signature == nil || publicKey == "":
		return refused(model.CityUnsigned, "没有签名或公钥", "there is no signature, or no public key")
	case len(f.Manifest) > model.MaxCityManifest || len(f.Signature) > model.MaxCitySignature || len(f.Catalogue) > model.MaxCityCatalogue:
		return refused(model.CityMalformed, "文件过大", "a file is too large")
	}
	if v == nil {
		return refused(model.CityForged, "这个程序不能核对签名", "this program cannot check signatures")
	}
	if err := v(publicKey, f.Manifest, f.Signature); err != nil {
		return refused(model.CityForged, "用登记的公钥核对不上", "it does not fit the key on record")
	}
	m, err := verify.DecodeManifest(f.Manifest)
	if err != nil {
		return refused(model.CityMalformed, "清单读不懂", "the manifest cannot be read")
	}
	r := m.Release
	if r == nil || r.Number < 1 || r.Expires.IsZero() {
		return refused(model.CityMalformed, "清单没有说是哪一次发布、哪一天到期", "the manifest does not say which release it is and when it expires")
	}
	if m.Audience != model.Public {
		return refused(model.CityInternal, "清单是内部版的", "the manifest is that of an internal site")
	}
	if !lists(m, f.Catalogue) {
		return refused(model.CityTampered, "清单里的 "+model.CataloguePath+" 不是这份目录", "the manifest lists another "+model.CataloguePath)
	}
	if day.After(r.Expires) {
		return refused(model.CityStale, "有效期到 "+r.Expires.String(), "it expired after "+r.Expires.String())
	}
	catalogue, why := decode(f.Catalogue)
	if !why.Empty() {
		return refused(model.CityMalformed, why.Zh, why.En)
	}
	if catalogue.Audience != model.Public {
		return refused(model.CityInternal, "目录是内部版的", "the catalogue is that of an internal site")
	}
	return model.CityCheck{State: model.CityTrusted, Time: r.Time, Expires: r.Expires, Fingerprint: print, Catalogue: catalogue}, m, model.Bilingual{}
}

// lists reports whether the manifest lists the catalogue, once and with these
// bytes.
func lists(m verify.Manifest, catalogue []byte) bool {
	n, right := 0, false
	for _, f := range m.Files {
		if f.Path == model.CataloguePath {
			n++
			right = f.Size == int64(len(catalogue)) && f.SHA256 == hash(catalogue)
		}
	}
	return n == 1 && right
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func rollback(number, pinned int) model.Bilingual {
	return model.Bilingual{
		Zh: "它是第 " + strconv.Itoa(number) + " 次发布，固定的是第 " + strconv.Itoa(pinned) + " 次",
		En: "it is release " + strconv.Itoa(number) + ", and release " + strconv.Itoa(pinned) + " is pinned"}
}

// Fingerprint is how people compare public keys: the first 16 bytes of the
// SHA-256 of the key, in groups; "" where it is none.
func Fingerprint(publicKey string) string {
	b, err := base64.StdEncoding.DecodeString(publicKey)
	if err != nil || len(b) == 0 {
		return ""
	}
	return strings.Join(groups(hash(b)[:32], 4), " ")
}

func groups(s string, n int) (out []string) {
	for ; len(s) > n; s = s[n:] {
		out = append(out, s[:n])
	}
	return append(out, s)
}
