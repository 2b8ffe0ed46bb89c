package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance/competence/competencetest"
)

func TestCompetence(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		competencetest.TestStore(t, func(t *testing.T) competencetest.Store { return open(t) })
	})
}
