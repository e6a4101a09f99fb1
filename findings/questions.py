"""What to ask of each chart: “How you can use this chart”, ending in a question."""

_USE = "How you can use this chart: "

TREND = (
    _USE
    + "see which cohorts grow and which have stopped. Are the places going to the people the scheme is for?"
)
MOVEMENT = _USE + "see whether the scheme takes people on faster than it lets them go. Who could move on now?"
BY_COHORT = (
    _USE + "compare each cohort with its plan and its cap. What would bring the mix nearer to the plan?"
)
BY_GROUP = _USE + "find where the change is. Does it follow need, or who refers?"
SPREAD = _USE + "see how many people can be worked with now. Is there a plan for each person due for release?"
FLOW = _USE + "see whether joining and leaving keep step. What happened in the months that stand out?"
FUNNEL = _USE + "see where referrals stop. Do those who refer hear why somebody was declined?"
BY_SOURCE = _USE + "see who sends people to the scheme. Which partner refers fewer than you would expect?"
STAYS = _USE + "see how long people stay before they leave. Are people kept longer than they need to be?"
WORKLOAD = _USE + "see who carries the most. Is there anybody whose caseload is too big?"
PROJECTION = _USE + "plan ahead of a full scheme. Who would be first to leave if capacity were reached?"
