package competencetest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/governance/competence/competencetest"
)

func TestMemStore(t *testing.T) {
	competencetest.TestStore(t, func(*testing.T) competencetest.Store { return competencetest.NewMemStore() })
}
