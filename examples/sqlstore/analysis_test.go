package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/analysis/analysistest"
	"github.com/kommunkvalitet/kvalitet/analysis/compass"
	"github.com/kommunkvalitet/kvalitet/analysis/compass/compasstest"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
)

func TestAnalysis(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		analysistest.TestStore(t, func(t *testing.T) analysistest.Store { return open(t) })
		compasstest.TestStore(t, func(t *testing.T) compass.CardStore { return open(t) })
	})
}
