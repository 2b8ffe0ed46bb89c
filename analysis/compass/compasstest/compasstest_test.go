package compasstest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/analysis/compass"
	"github.com/kommunkvalitet/kvalitet/analysis/compass/compasstest"
)

func TestMemStore(t *testing.T) {
	compasstest.TestStore(t, func(*testing.T) compass.CardStore { return compasstest.NewMemStore() })
}
