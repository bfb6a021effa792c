"""Every setting that differs from Scrapy's own, and the project's, each with its reason.

Any of them can be given for one run: `scrapy crawl silkroad -s OUTPUT_DIR=/srv/corpus`.
"""

# The project
BOT_NAME = "silkroad"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"
COMMANDS_MODULE = "crawler.commands"

# What a run writes and where: a folder, relative to where the command is typed.
OUTPUT_DIR = "output"

# Who asks: a mail address or a page about the crawler, put into every request's User-Agent so
# that a portal's operator can write to somebody. PortalSpider builds USER_AGENT from it.
CONTACT = ""
# The name that rules in robots.txt are looked up for.
ROBOTSTXT_USER_AGENT = BOT_NAME

# Manners: one page a second from each host, one after the other, and only what robots.txt allows.
ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 1
CONCURRENT_REQUESTS_PER_DOMAIN = 1
# No portal needs them, and without them no answer depends on an earlier one.
COOKIES_ENABLED = False

# Certificates are checked: an article that anybody on the way could have written is no source.
DOWNLOAD_VERIFY_CERTIFICATES = True

# What one answer may cost. Article pages are some 100 kB; a body that is larger than this is no
# article, and neither is a file of a local source.
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
SOURCE_MAXSIZE = DOWNLOAD_MAXSIZE
DOWNLOAD_TIMEOUT = 60
REDIRECT_MAX_TIMES = 5
# A page that sends its reader elsewhere after a pause is a page, not a redirect.
METAREFRESH_ENABLED = False
# A body that breaks off in the middle must not become half an article.
DOWNLOAD_FAIL_ON_DATALOSS = True

# What is worth asking again: server errors, full queues and wrong connections, three more times.
RETRY_TIMES = 3
RETRY_HTTP_CODES = [408, 421, 425, 429, *range(500, 600)]
# The summary and the rejects file name every page that stayed out; no log line needed.
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"

# Seconds that the reading of one page may take, 0: any. Pages take some 10 ms and the largest that
# are accepted a few seconds, so only one that is made to be slow takes longer; it is a reject.
PAGE_TIMEOUT = 10

# Processes that read the pages of a source beside the run itself, 0: the run reads them alone.
# `scrapy structure` takes one a core.
WORKERS = 0

# How far one run goes: list pages (overridden by `-a max_pages=`), and pages of one article.
MAX_LIST_PAGES = 50
MAX_ARTICLE_PAGES = 50

# Nothing that opens a port.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# The way of an item. The order is that of the record's life; the numbers leave room.
ITEM_PIPELINES = {
    "crawler.pipelines.normalising.DatesPipeline": 100,
    "crawler.pipelines.validation.ValidationPipeline": 200,
    "crawler.pipelines.coverage.CoveragePipeline": 300,
    "crawler.pipelines.window.WindowPipeline": 400,
    "crawler.pipelines.duplicates.DuplicatesPipeline": 500,
    "crawler.pipelines.jsonlines.JsonLinesPipeline": 600,
}

# When a run is no success. A portal that changed its pages, or a network that is down, must end
# with a status that cron notices. Shares are judged over at least FLOORS_MIN_PAGES pages: of a
# handful of pages half may well be oddities.
EXTENSIONS: dict[str, int | None] = {"crawler.monitor.run_monitor.RunMonitor": 10}
FLOORS_MIN_PAGES = 20
# `records`: valid records among the pages read. Any field's name: records that have the field; a
# portal adds its own, `floors` in its file.
QUALITY_FLOORS = {"records": 0.5}
FETCH_FAILURES_CEILING = 0.2

# A normal run says what happened in its summary; `-L INFO` or `-L DEBUG` tells the rest.
LOG_LEVEL = "WARNING"
LOG_VERSIONS: list[str] = []
LOG_FORMATTER = "crawler.monitor.logs.ItemLogFormatter"
STATS_DUMP = False
# How far a run is, on stderr: one line that changes on a terminal, now and then a line elsewhere.
# `off`: nothing until the summary.
PROGRESS = "on"
# A file for the figures of the run, in the form of Prometheus' textfile collector; "": none.
METRICS = ""

# Live runs: how the portal is asked. One handler checks the address, keeps the pauses, bounds what
# arrives and decodes it, whatever a middleware does; there are no handlers for file:, ftp:, data:.
DOWNLOAD_HANDLERS = {
    "http": "crawler.fetching.handler.PortalDownloadHandler",
    "https": "crawler.fetching.handler.PortalDownloadHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
COMPRESSION_ENABLED = False
DOWNLOADER_MIDDLEWARES = {
    "crawler.fetching.origin.OriginMiddleware": 40,
    "crawler.fetching.plain_spiders.PlainOffsiteMiddleware": 50,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "crawler.fetching.robots.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.fetching.redirects.BoundedRedirectMiddleware": 600,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
}
SPIDER_MIDDLEWARES = {
    "crawler.pipelines.output_errors.OutputErrorMiddleware": 10,
    "crawler.fetching.statuses.StatusMiddleware": 50,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "crawler.fetching.plain_spiders.PlainDepthMiddleware": 900,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
}
# The counters of the summary are the project's own.
DOWNLOADER_STATS = False
# A check of the callbacks' source for a mistake that mypy finds.
WARN_ON_GENERATOR_RETURN_VALUE = False
EXTENSIONS |= {
    "crawler.archive.extension.RunArchive": 100,
    "crawler.fetching.budget.Budget": 100,
    "crawler.monitor.orderly_close.OrderlyCloseSpider": 100,
    "crawler.monitor.progress_display.ProgressDisplay": 100,
    "scrapy.extensions.closespider.CloseSpider": None,
    # A feed gets the records only, with the keys of their lines.
    "crawler.pipelines.feed_exports.RecordFeedExporter": 0,
    "scrapy.extensions.feedexport.FeedExporter": None,
}
FEED_EXPORTERS = {"csv": "crawler.pipelines.feed_exports.RecordCsvExporter"}
# A page gives one item. Scrapy would start a hundred workers for it, page by page: half the time
# of a run.
CONCURRENT_ITEMS = 1
# Requests of one priority in the order in which they were found: newest articles first.
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"

# A portal that is slow is asked more slowly. A Crawl-delay of its robots.txt counts on top; one
# that is longer than this would keep a run going for weeks, so the run ends and says so.
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = DOWNLOAD_DELAY
ROBOTSTXT_MAX_CRAWL_DELAY = 300
# After a failure a host is left alone: as long as its Retry-After says, else twice as long as the
# last time, in seconds, and never longer than BACKOFF_MAX. After so many failures in a row the run
# ends: it took half an hour by then, and the next run goes on where this one was.
BACKOFF_START = 1
BACKOFF_MAX = 300
BACKOFF_MAX_FAILURES = 12
# What one run may fetch, in answers and in bytes; 0: no bound but those on lists and time.
BUDGET_PAGES = 0
BUDGET_BYTES = 0
# Seconds after which a run ends in order, with what is left said; 0: never.
CLOSESPIDER_TIMEOUT = 0
# Bytes from which on an archive (`-a archive=`) goes on in a further file with a running number;
# 0: never. WARC files are customarily of this size.
ARCHIVE_MAXSIZE = 1024**3
# Known articles that are this young, in days since they were published, are asked again.
REVISIT_DAYS = 7
