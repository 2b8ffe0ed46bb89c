package process

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Status is how far a description has come (status). The zero value is "not set".
type Status uint8

// The statuses.
const (
	StatusDraft     Status = iota + 1 // being worked on
	StatusAdopted                     // decided by the owner
	StatusPublished                   // adopted and out where people work
	StatusRetired                     // no longer in use
)

var statuses = enum.Of[Status]("status", "status",
	enum.Row{Code: "draft", SV: "arbetsmaterial", EN: "draft"},
	enum.Row{Code: "adopted", SV: "fastställd", EN: "adopted"},
	enum.Row{Code: "published", SV: "publicerad", EN: "published"},
	enum.Row{Code: "retired", SV: "upphävd", EN: "retired"},
)

// Statuses returns all statuses in order.
func Statuses() []Status { return statuses.All() }

// ParseStatus reads a code such as "draft".
func ParseStatus(code string) (Status, error) { return statuses.Parse(code) }

// Valid reports whether s is one of the statuses; the zero value is not.
func (s Status) Valid() bool { return statuses.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s Status) String() string { return statuses.Code(s) }

// Label returns the name in both languages.
func (s Status) Label() kvalitet.Label { return kvalitet.Label(statuses.Label(s)) }

// MarshalText writes the code.
func (s Status) MarshalText() ([]byte, error) { return statuses.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *Status) UnmarshalText(text []byte) error { return statuses.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s Status) Value() (driver.Value, error) { return statuses.Value(s) }

// Scan reads what Value stored.
func (s *Status) Scan(src any) error { return statuses.Scan(src, s) }

// DocumentKind is what a steering document is (slag av styrdokument). The zero value is "not set".
type DocumentKind uint8

// The kinds of document.
const (
	DocumentRoutine   DocumentKind = iota + 1 // a fixed way to carry out one activity and who is responsible (SOSFS 2011:9)
	DocumentGuideline                         // how something is to be done
	DocumentPolicy                            // what is aimed for
	DocumentStatute                           // law or regulation
	DocumentForm                              // a form or a template
	DocumentChecklist                         // a list to tick
)

var documentKinds = enum.Of[DocumentKind]("slag av dokument", "kind of document",
	enum.Row{Code: "routine", SV: "rutin", EN: "routine"},
	enum.Row{Code: "guideline", SV: "riktlinje", EN: "guideline"},
	enum.Row{Code: "policy", SV: "policy", EN: "policy"},
	enum.Row{Code: "statute", SV: "författning", EN: "statute"},
	enum.Row{Code: "form", SV: "blankett eller mall", EN: "form"},
	enum.Row{Code: "checklist", SV: "checklista", EN: "checklist"},
)

// DocumentKinds returns all kinds of document in order.
func DocumentKinds() []DocumentKind { return documentKinds.All() }

// ParseDocumentKind reads a code such as "routine".
func ParseDocumentKind(code string) (DocumentKind, error) { return documentKinds.Parse(code) }

// Valid reports whether k is one of the kinds of document; the zero value is not.
func (k DocumentKind) Valid() bool { return documentKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k DocumentKind) String() string { return documentKinds.Code(k) }

// Label returns the name in both languages.
func (k DocumentKind) Label() kvalitet.Label { return kvalitet.Label(documentKinds.Label(k)) }

// MarshalText writes the code.
func (k DocumentKind) MarshalText() ([]byte, error) { return documentKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *DocumentKind) UnmarshalText(text []byte) error { return documentKinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k DocumentKind) Value() (driver.Value, error) { return documentKinds.Value(k) }

// Scan reads what Value stored.
func (k *DocumentKind) Scan(src any) error { return documentKinds.Scan(src, k) }
