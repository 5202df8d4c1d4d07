package source

import (
	"errors"
	"fmt"
	"io"

	"guiju/generator/model"
)

// federation reads the pinned files of the cities of federation.toml as they
// are: what is in them is for package federation to judge, and a hash is of
// bytes, not of what they mean.
func (l *loader) federation(root list) error {
	if !root.hasDir(model.FederationFolder) {
		return nil
	}
	d, err := l.readDir(model.FederationFolder)
	if err != nil {
		return err
	}
	l.expect(d, model.Bilingual{Zh: "每个市一个文件夹", En: "one folder for each city"}, true)
	for _, name := range d.dirs {
		m := l.sys.City(name)
		if m == nil {
			l.report(fileUnexpected.At(model.Pos{File: d.path(name)}, name, model.Bilingual{
				Zh: "federation.toml 里登记的市", En: "the cities of federation.toml"}, didYouMean(name, keysOf(l.sys.Cities))))
			continue
		}
		files, err := l.readDir(d.path(name))
		if err != nil {
			return err
		}
		l.expect(files, model.Bilingual{Zh: "guiju pin 写入的三个文件", En: "the three files that guiju pin writes"}, false,
			model.CityManifest, model.CitySignature, model.CityCatalogue)
		for _, f := range []struct {
			name string
			max  int64
			dst  *[]byte
		}{
			{model.CityManifest, model.MaxCityManifest, &m.Files.Manifest},
			{model.CitySignature, model.MaxCitySignature, &m.Files.Signature},
			{model.CityCatalogue, model.MaxCityCatalogue, &m.Files.Catalogue},
		} {
			if !files.has(f.name) {
				continue
			}
			if *f.dst, err = l.bytes(files.path(f.name), f.max); err != nil {
				return err
			}
		}
	}
	return nil
}

// bytes reads a file that is not ours to decode; one that is too large is
// reported and not read.
func (l *loader) bytes(name string, limit int64) (b []byte, err error) {
	f, err := l.fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("content: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("content: %w", err)
	}
	if info.Size() > limit || !info.Mode().IsRegular() {
		l.report(fileTooLarge.At(model.Pos{File: name}, info.Size(), limit))
		return nil, nil
	}
	b, err = io.ReadAll(io.LimitReader(f, limit))
	if err != nil {
		return nil, fmt.Errorf("content: %w", err)
	}
	return b, nil
}

func keysOf(cities []*model.City) (keys []string) {
	for _, m := range cities {
		keys = append(keys, m.Key)
	}
	return keys
}
