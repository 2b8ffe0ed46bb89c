package staffing

import "github.com/kommunkvalitet/kvalitet"

// Figure is what a published figure measures (mått). It is an open set of codes.
type Figure string

// The figures.
const (
	FigureSolved   Figure = "solved"   // share of cases that the centre solves itself, 0–1
	FigureMeanWait Figure = "meanWait" // mean wait of callers, seconds
	FigureDirect   Figure = "direct"   // share of simple questions by telephone that get an answer at once, 0–1
)

// Published is a figure that a municipality, or a survey of many, has published (jämförelsetal). Centres count
// differently, so a figure shows whether one's own is plausible and is no target.
type Published struct {
	Figure Figure `json:"figure"`
	Place  string `json:"place"`
	// Year is the year measured; 0 is an ambition and no measurement.
	Year  int     `json:"year,omitzero"`
	Value float64 `json:"value"`
	// Least and Most are the ends among the municipalities of a survey; zero for a single one.
	Least  float64         `json:"least,omitzero"`
	Most   float64         `json:"most,omitzero"`
	Source kvalitet.Source `json:"source"`
}

// PublishedFigures returns the figures, by figure and year. What centres measure of solved cases lies between a third
// and a half; 70–90 per cent is what they aim at, or what they find when they ask as a customer would.
func PublishedFigures() []Published {
	source := func(title, url string) kvalitet.Source {
		return kvalitet.Source{Title: title, URL: url, Grade: kvalitet.GradePublished}
	}
	norrkoping2019 := source("Norrköpings kommun, kontaktcenter 2019", "https://www.norrkoping.se/nyheter/over140000arendenviakontaktcenter.5.8c9d7d116f0d92d3f9d47.html")
	norrkoping2021 := source("Norrköpings kommun, kontaktcenter 2021", "https://norrkoping.se/nyhetsarkiv/2022/2022-02-04-kontaktcenter-minskade-kotiderna-2021")
	return []Published{
		{Figure: FigureSolved, Place: "Skellefteå", Value: 0.70, Source: source("Skellefteå kommun, kundtjänst", "")},
		{Figure: FigureSolved, Place: "Helsingborg", Year: 2016, Value: 0.90, Source: source("Helsingborgs stad, kontaktcenter", "https://kc.helsingborg.se/tuff-resa-mot-toppen/")},
		{Figure: FigureSolved, Place: "Norrköping", Year: 2019, Value: 0.39, Source: norrkoping2019},
		{Figure: FigureSolved, Place: "Norrköping", Year: 2020, Value: 0.36, Source: norrkoping2021},
		{Figure: FigureSolved, Place: "Norrköping", Year: 2021, Value: 0.40, Source: norrkoping2021},
		{Figure: FigureMeanWait, Place: "Norrköping", Year: 2019, Value: 4*60 + 25, Source: norrkoping2019},
		{Figure: FigureMeanWait, Place: "Norrköping", Year: 2020, Value: 5*60 + 9, Source: norrkoping2021},
		{Figure: FigureMeanWait, Place: "Norrköping", Year: 2021, Value: 60 + 17, Source: norrkoping2021},
		{Figure: FigureDirect, Place: "KKiK", Year: 2018, Value: 0.53, Least: 0.18, Most: 0.94, Source: source("SKR, servicemätning i KKiK 2018",
			"https://old-skr.skr.se/arkiv/aldrenyheter/arkiveradenyheter/kommunergeralltbattrebemotandeochservice.26228.html")},
	}
}
