package sqlstore_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance/portfolio"
	"github.com/kommunkvalitet/kvalitet/governance/portfolio/portfoliotest"
)

func TestPortfolio(t *testing.T) {
	onEach(t, func(t *testing.T, open func(*testing.T) *sqlstore.Store) {
		portfoliotest.TestStore(t, func(t *testing.T) portfolio.Store { return open(t) })
	})
}
