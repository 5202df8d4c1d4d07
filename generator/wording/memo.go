package wording

import (
	"sync"

	"guiju/generator/model"
)

// memo keeps what a function of one sentence returned. A text is read for its
// rules, its margins, its register and the duties of roles, on every page that
// shows it; and while somebody writes, nearly every sentence stays as it was.
// Those who ask share the result and must not change it.
type memo[V any] struct {
	read func(sentence string, l model.Lang) V
	mu   sync.RWMutex
	kept map[said]V
}

type said struct {
	sentence string
	lang     model.Lang
}

// most is how many sentences are kept; then all are forgotten. The whole
// system holds some 140 texts of 200 sentences in two languages.
const most = 1 << 16

func (m *memo[V]) of(sentence string, l model.Lang) V {
	key := said{sentence, l}
	m.mu.RLock()
	v, ok := m.kept[key]
	m.mu.RUnlock()
	if ok {
		return v
	}
	v = m.read(sentence, l)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept == nil || len(m.kept) >= most {
		m.kept = map[said]V{}
	}
	m.kept[key] = v
	return v
}
