package schema

import (
	"reflect"

	"guiju/generator/model"
)

// requiredKeys are the keys without which a record means nothing. Everything
// else may be absent, which says "not known". The title of a regulation or a
// policy is not here: it may come from its text.
var requiredKeys = map[reflect.Type][]string{
	reflect.TypeFor[model.Config]():    {"format", "site.title.zh"},
	reflect.TypeFor[model.Level]():     {"key", "title.zh"},
	reflect.TypeFor[model.Track]():     {"key", "title.zh"},
	reflect.TypeFor[model.TrackStep](): {"key", "title.zh"},
	reflect.TypeFor[model.Area]():      {"key", "title.zh"},
	reflect.TypeFor[model.Goal]():      {"key", "title.zh", "levels", "count"},
	reflect.TypeFor[model.Box]():       {"code", "title.zh"},
	reflect.TypeFor[model.Region]():    {"key", "title.zh", "kind"},
	reflect.TypeFor[model.Reference](): {"id", "number", "title.zh"},
	reflect.TypeFor[model.Phase]():     {"key", "title.zh"},
	reflect.TypeFor[model.Role]():      {"key", "title.zh"},
	reflect.TypeFor[model.RoleNames](): {"zh"},
	reflect.TypeFor[model.Synonym]():   {"lang", "lay", "formal"},
	reflect.TypeFor[model.Filing]():    {"region", "date"},
	reflect.TypeFor[model.Task]():      {"key", "title.zh"},
	reflect.TypeFor[model.Measure]():   {"title.zh"},

	reflect.TypeFor[model.Proposal]():     {"key", "title.zh", "level"},
	reflect.TypeFor[model.Selection]():    {"key", "title.zh", "date", "reason.zh"},
	reflect.TypeFor[model.Matter]():       {"key", "title.zh"},
	reflect.TypeFor[model.Distinct]():     {"works", "reason.zh", "by", "date"},
	reflect.TypeFor[model.Uptake]():       {"work", "kind"},
	reflect.TypeFor[model.JointProject](): {"key", "title.zh", "regions"},
	reflect.TypeFor[model.Demand]():       {"key", "title.zh", "region"},
	reflect.TypeFor[model.DataElement]():  {"code", "title.zh", "type"},
	reflect.TypeFor[model.ElementValue](): {"code", "title.zh"},
	reflect.TypeFor[model.Reading]():      {"key", "title.zh", "problem.zh", "shown.zh"},
	reflect.TypeFor[model.Passage]():      {"words.zh"},

	reflect.TypeFor[model.Aim]():             {"key", "title.zh"},
	reflect.TypeFor[model.Body]():            {"key", "title.zh", "kind"},
	reflect.TypeFor[model.Trait]():           {"key", "title.zh"},
	reflect.TypeFor[model.Mechanism]():       {"key", "title.zh"},
	reflect.TypeFor[model.Duty]():            {"key", "kind", "title.zh"},
	reflect.TypeFor[model.Dedicated]():       {"body", "what"},
	reflect.TypeFor[model.Report]():          {"body", "kind", "period"},
	reflect.TypeFor[model.Meeting]():         {"body", "kind"},
	reflect.TypeFor[model.Resource]():        {"key", "kind", "title.zh"},
	reflect.TypeFor[model.Process]():         {"key", "kind", "title.zh"},
	reflect.TypeFor[model.Principle]():       {"key", "title.zh"},
	reflect.TypeFor[model.Artefact]():        {"key", "title.zh"},
	reflect.TypeFor[model.Assignment]():      {"task", "body"},
	reflect.TypeFor[model.Evaluation]():      {"key", "kind", "title.zh"},
	reflect.TypeFor[model.Finding]():         {"key", "title.zh"},
	reflect.TypeFor[model.Improvement]():     {"title.zh"},
	reflect.TypeFor[model.Dossier]():         {"key", "for", "title.zh"},
	reflect.TypeFor[model.EvaluationRules](): {"key", "title.zh"},
	reflect.TypeFor[model.EvaluationPart]():  {"key", "title.zh"},
	reflect.TypeFor[model.EvaluationItem]():  {"key", "title.zh"},
	reflect.TypeFor[model.Score]():           {"item", "region", "period", "points"},
	reflect.TypeFor[model.Indicator]():       {"key", "kind", "title.zh"},
	reflect.TypeFor[model.Value]():           {"indicator", "period", "value"},
	reflect.TypeFor[model.Difficulty]():      {"key", "question.zh"},
	reflect.TypeFor[model.Direction]():       {"key", "title.zh"},
	reflect.TypeFor[model.Pilot]():           {"key", "title.zh", "region"},
	reflect.TypeFor[model.Case]():            {"key", "title.zh"},
	reflect.TypeFor[model.Base]():            {"key", "kind", "title.zh"},
	reflect.TypeFor[model.Study]():           {"key", "kind", "title.zh"},
	reflect.TypeFor[model.Conversion]():      {"work"},
	reflect.TypeFor[model.Forum]():           {"key", "title.zh"},

	reflect.TypeFor[model.Work]():         {"level"},
	reflect.TypeFor[model.Basis]():        {"regulation", "relation"},
	reflect.TypeFor[model.Event]():        {"step"},
	reflect.TypeFor[model.Review]():       {"date", "result"},
	reflect.TypeFor[model.Edition]():      {"number", "title.zh"},
	reflect.TypeFor[model.Amendment]():    {"number"},
	reflect.TypeFor[model.Change]():       {"action", "provision"},
	reflect.TypeFor[model.Correction]():   {"date", "provisions", "reason.zh", "approver", "kind"},
	reflect.TypeFor[model.Move]():         {"from", "to"},
	reflect.TypeFor[model.EditionKey]():   {"year", "recorded"},
	reflect.TypeFor[model.Release]():      {"number", "time", "as-of", "expires"},
	reflect.TypeFor[model.Released]():     {"work", "change"},
	reflect.TypeFor[model.Gone]():         {"path", "date", "reason.zh"},
	reflect.TypeFor[model.City]():         {"key", "region", "title.zh", "address", "public-key"},
	reflect.TypeFor[model.Accepted]():     {"rule", "reason.zh", "by", "date"},
	reflect.TypeFor[model.ProvisionKey](): {"key", "edition", "fragment", "hash"},

	reflect.TypeFor[model.Topic]():     {"title.zh"},
	reflect.TypeFor[model.Course]():    {"title.zh"},
	reflect.TypeFor[model.Session]():   {"title.zh"},
	reflect.TypeFor[model.Quotation](): {"ref"},
	reflect.TypeFor[model.Question]():  {"text.zh"},
	reflect.TypeFor[model.Material]():  {"title.zh"},
	reflect.TypeFor[model.Test]():      {"text.zh", "ref"},
	reflect.TypeFor[model.Choice]():    {"text.zh"},

	reflect.TypeFor[model.QuoteRecord](): {"ref", "hash", "checked"},

	reflect.TypeFor[Front](): {"title"},
}

// Required returns the keys, dotted from the record on, that a record of the
// type cannot do without.
func Required(t reflect.Type) []string { return requiredKeys[t] }
