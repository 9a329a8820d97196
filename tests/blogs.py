# ruff: noqa: E501 - templates are long lines
"""Articles in the mark-up of twenty publishing systems, from knowledge of it; the text is of our own making.

Each template takes (title, author, date, body) and says where author and date stand, as such pages do: some in the
head, some in a byline only. What belongs to no article stands around it and says JUNK.
"""

from collections.abc import Callable

JUNK = (
    "Subscribe to our newsletter", "Related posts", "Share this", "Read next", "accept all cookies", "min read",
    "Leave a comment", "Popular tags", "Sign up for free", "Powered by", "All rights reserved", "Skip to content",
)  # fmt: skip
Template = Callable[[str, str, str, str], str]


def _page(head: str, body: str, title: str) -> str:
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'


def _long(date: str) -> str:
    year, month, day = date.split("-")
    names = "January February March April May June July August September October November December".split()
    return f"{names[int(month) - 1]} {int(day)}, {year}"


def ghost(title: str, author: str, date: str, body: str) -> str:
    head = (f'<meta name="generator" content="Ghost 5.8"><meta property="article:published_time" content="{date}T08:00:00.000Z">'
            f'<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="{author}">')  # fmt: skip
    return _page(
        head,
        f'''<div class="viewport"><header id="gh-head" class="gh-head outer"><a class="gh-head-logo" href="/">Tarn Notes</a><button class="gh-search">Search</button></header>
<main id="site-main" class="site-main"><article class="article post tag-mills"><header class="article-header gh-canvas"><h1 class="article-title">{title}</h1>
<div class="article-byline"><section class="article-byline-content"><ul class="author-list"><li class="author-list-item"><a href="/author/x/" class="author-avatar">{author}</a></li></ul>
<div class="article-byline-meta"><h4 class="author-name"><a href="/author/x/">{author}</a></h4><div class="byline-meta-content"><time class="byline-meta-date" datetime="{date}">{_long(date)}</time><span class="byline-reading-time">5 min read</span></div></div></section></div></header>
<section class="gh-content gh-canvas">{body}<div class="kg-card kg-signup-card"><h2 class="kg-signup-card-heading">Sign up for free</h2><p>Subscribe to our newsletter and miss nothing.</p></div></section></article>
<section class="footer-cta outer"><h2 class="footer-cta-title">Subscribe to our newsletter</h2></section><aside class="read-more-wrap"><div class="read-more inner"><article class="post-card"><h2 class="post-card-title">Read next: The other mill</h2><p>A teaser of another text that goes on elsewhere.</p></article></div></aside></main><footer class="site-footer outer">Powered by Ghost</footer></div>''',
        f"{title}",
    )


def wordpress_blocks(title: str, author: str, date: str, body: str) -> str:
    head = (
        '<meta name="generator" content="WordPress 6.6"><link rel="alternate" type="application/rss+xml" href="/feed/">'
    )
    return _page(
        head,
        f'''<div class="wp-site-blocks"><header class="wp-block-template-part"><p class="wp-block-site-title"><a href="/">Tarn Notes</a></p></header>
<main class="wp-block-group" id="wp--skip-link--target"><div class="wp-block-group has-global-padding"><h1 class="wp-block-post-title">{title}</h1>
<div class="wp-block-post-date"><time datetime="{date}T09:00:00+00:00">{_long(date)}</time></div><div class="wp-block-post-author-name">{author}</div></div>
<div class="entry-content wp-block-post-content is-layout-constrained">{body}</div>
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">X</a></li><li><a href="#">Facebook</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline">Related posts</h3><p>The other mill</p></div>
<div class="wp-block-comments"><h3 id="reply-title" class="comment-reply-title">Leave a comment</h3></div></main><footer class="wp-block-template-part"><p>Powered by WordPress</p></footer></div>''',
        f"{title} – Tarn Notes",
    )


def wordpress_classic(title: str, author: str, date: str, body: str) -> str:
    return _page(
        "",
        f'''<div id="page" class="hfeed site"><a class="skip-link screen-reader-text" href="#content">Skip to content</a><header id="masthead" class="site-header"><h1 class="site-title"><a href="/" rel="home">Tarn Notes</a></h1></header>
<div id="main" class="wrapper"><div id="primary" class="site-content"><div id="content" role="main"><article id="post-7" class="post-7 post type-post hentry"><header class="entry-header"><h1 class="entry-title">{title}</h1></header>
<div class="entry-content">{body}</div><footer class="entry-meta">This entry was posted on <a href="/x" rel="bookmark"><time class="entry-date" datetime="{date}T10:00:00+00:00">{_long(date)}</time></a> by <span class="author vcard"><a class="url fn n" href="/author/x" rel="author">{author}</a></span>.</footer></article>
<nav class="nav-single"><span class="nav-previous"><a href="/o" rel="prev">Read next: the other mill</a></span></nav><div id="comments" class="comments-area"><div id="respond"><h3 id="reply-title">Leave a comment</h3></div></div></div></div>
<div id="secondary" class="widget-area" role="complementary"><aside class="widget widget_tag_cloud"><h3 class="widget-title">Popular tags</h3><a href="/t">mills</a></aside></div></div></div>''',
        f"{title} | Tarn Notes",
    )


def hugo_papermod(title: str, author: str, date: str, body: str) -> str:
    data = f'{{"@context":"https://schema.org","@type":"BlogPosting","headline":"{title}","datePublished":"{date}T00:00:00Z","author":{{"@type":"Person","name":"{author}"}}}}'
    return _page(
        f'<meta name="generator" content="Hugo 0.128.0"><script type="application/ld+json">{data}</script>',
        f'''<header class="header"><nav class="nav"><div class="logo"><a href="/">Tarn Notes</a></div></nav></header>
<main class="main"><article class="post-single"><header class="post-header"><div class="breadcrumbs"><a href="/">Home</a> » <a href="/posts/">Posts</a></div><h1 class="post-title entry-hint-parent">{title}</h1><div class="post-meta"><span title="{date}">{_long(date)}</span> · 4 min read · {author}</div></header>
<div class="post-content">{body}</div><footer class="post-footer"><ul class="post-tags"><li><a href="/tags/mills/">mills</a></li></ul><nav class="paginav"><a class="next" href="/o"><span class="title">Read next »</span></a></nav>
<ul class="share-buttons"><li><a aria-label="share on x" href="#">Share this</a></li></ul></footer></article></main><footer class="footer"><span>Powered by Hugo</span></footer>''',
        f"{title} | Tarn Notes",
    )


def hugo_plain(title: str, author: str, date: str, body: str) -> str:
    return _page(
        '<meta name="generator" content="Hugo 0.110.0">',
        f'''<header class="site-header"><a href="/">Tarn Notes</a></header><main id="main"><article class="single"><header class="cf ph3"><aside class="instapaper_ignoref"><p>POSTS</p></aside><h1 class="athelas">{title}</h1><p class="tracked">By <strong>{author}</strong></p><time class="f6 mv4 dib tracked" datetime="{date}T00:00:00Z">{_long(date)}</time></header>
<div class="nested-copy-line-height lh-copy">{body}</div></article><aside class="w-30-l"><div class="bg-light-gray pa3 nested-links"><p class="f5 b mb3">Related posts</p><ul><li><a href="/o">The other mill</a></li></ul></div></aside></main><footer><a href="/">© 2026 All rights reserved</a></footer>''',
        title,
    )


def jekyll_minima(title: str, author: str, date: str, body: str) -> str:
    return _page(
        f'<meta name="generator" content="Jekyll v4.3.3"><meta name="author" content="{author}">',
        f'''<header class="site-header"><div class="wrapper"><a class="site-title" rel="author" href="/">Tarn Notes</a></div></header>
<main class="page-content" aria-label="Content"><div class="wrapper"><article class="post h-entry" itemscope itemtype="http://schema.org/BlogPosting"><header class="post-header"><h1 class="post-title p-name" itemprop="name headline">{title}</h1><p class="post-meta"><time class="dt-published" datetime="{date}T00:00:00+00:00" itemprop="datePublished">{_long(date)}</time> • <span itemprop="author" itemscope itemtype="http://schema.org/Person"><span class="p-author h-card" itemprop="name">{author}</span></span></p></header>
<div class="post-content e-content" itemprop="articleBody">{body}</div></article></div></main><footer class="site-footer h-card"><p>All rights reserved</p></footer>''',
        f"{title} | Tarn Notes",
    )


def jekyll_chirpy(title: str, author: str, date: str, body: str) -> str:
    return _page(
        '<meta name="generator" content="Jekyll v4.3.2">',
        f"""<aside id="sidebar"><a href="/" class="site-title">Tarn Notes</a></aside><div id="main-wrapper"><div class="container"><div class="row"><main aria-label="Main Content" class="col-12"><article class="px-1"><header><h1 data-toc-skip>{title}</h1><div class="post-meta text-muted"><span> Posted <time data-ts="1" data-df="ll">{_long(date)}</time></span><div class="d-flex justify-content-between"><span> By <em><a href="https://tarn.example/x">{author}</a></em></span><span class="readtime">5 min read</span></div></div></header>
<div class="content">{body}</div><div class="post-tail-wrapper text-muted"><div class="post-tags"><a href="/tags/mills/" class="post-tag">mills</a></div><div class="license-wrapper">This post is licensed under <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a> by the author.</div><div class="share-wrapper"><span class="share-label">Share this</span></div></div></article></main></div><aside id="related-posts"><h3 id="related-label">Related posts</h3><nav><article class="col"><a href="/o" class="post-preview card"><h4>The other mill</h4></a></article></nav></aside></div></div>""",
        f"{title} | Tarn Notes",
    )


def medium(title: str, author: str, date: str, body: str) -> str:
    head = f'<meta property="og:type" content="article"><meta property="og:title" content="{title}"><meta property="article:published_time" content="{date}T12:00:00.000Z"><meta name="author" content="{author}">'
    return _page(
        head,
        f"""<div id="root"><div class="a b c"><div class="d"><a href="/signin">Sign up for free</a></div><article><div class="m n"><section><div><div class="fn fo"><h1 id="3f2a" class="pw-post-title gn go">{title}</h1><div class="hd he"><a rel="noopener" href="/@x"><p class="be b">{author}</p></a><span class="be b">5 min read</span><span>·</span><span data-testid="storyPublishDate">{_long(date)}</span><button>Listen</button><button>Share this</button></div>{body}</div></div></section></div></article>
<div class="pw-responses"><h2>Read next from Tarn Notes</h2><article><h2>The other mill</h2><p>A teaser of another text that goes on elsewhere.</p></article></div></div></div>""",
        f"{title}. A note on mills | by {author} | Medium",
    )


def substack(title: str, author: str, date: str, body: str) -> str:
    data = f'{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{title}","datePublished":"{date}T11:00:00+00:00","author":[{{"@type":"Person","name":"{author}"}}]}}'
    return _page(
        f'<script type="application/ld+json">{data}</script>',
        f"""<div id="entry"><div class="main typography"><div class="main-menu"><h1 class="navbar-title"><a href="/" class="navbar-title-link">Tarn Notes</a></h1><button>Subscribe to our newsletter</button></div>
<div class="single-post-container"><div class="container"><div class="single-post"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title published">{title}</h1><h3 class="subtitle">What a miller learns in a year</h3><div class="byline-wrapper"><a href="/@x">{author}</a><div class="pencraft">{_long(date)}</div></div></div>
<div class="available-content"><div class="body markup" dir="auto">{body}<div class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><div class="preamble"><p>Subscribe to our newsletter for free.</p></div><form class="subscription-widget-subscribe"><input type="email"></form></div></div></div></div></article></div></div></div>
<div class="comments-section"><h4>Leave a comment</h4></div><div class="footer">All rights reserved</div></div></div>""",
        f"{title} - by {author} - Tarn Notes",
    )


def docusaurus(title: str, author: str, date: str, body: str) -> str:
    return _page(
        '<meta name="generator" content="Docusaurus v3.4.0">',
        f'''<div id="__docusaurus"><a class="skipToContent" href="#x">Skip to content</a><nav class="navbar navbar--fixed-top"><a class="navbar__brand" href="/">Tarn Notes</a></nav><div id="x" class="main-wrapper"><div class="container"><div class="row"><aside class="col col--3"><nav class="sidebar"><div class="sidebarItemTitle">Recent posts</div><ul><li><a href="/blog/o">The other mill</a></li></ul></nav></aside>
<main class="col col--7"><article itemprop="blogPost" itemscope itemtype="https://schema.org/BlogPosting"><header><h1 class="title_f1Hy" itemprop="headline">{title}</h1><div class="container_mt6G"><time datetime="{date}T00:00:00.000Z" itemprop="datePublished">{_long(date)}</time> · 4 min read</div><div class="row margin-top--md"><div class="col col--6 authorCol_Hf19"><div class="avatar margin-bottom--sm"><div class="avatar__intro" itemprop="author" itemscope itemtype="https://schema.org/Person"><div class="avatar__name"><span itemprop="name">{author}</span></div></div></div></div></div></header>
<div id="__blog-post-container" class="markdown" itemprop="articleBody">{body}</div><footer class="row"><div class="col"><b>Tags:</b><ul><li><a class="tag" href="/blog/tags/m">mills</a></li></ul></div></footer></article><nav class="pagination-nav" aria-label="Blog post page navigation"><a class="pagination-nav__link" href="/blog/o">Read next</a></nav></main></div></div></div><footer class="footer">All rights reserved</footer></div>''',
        f"{title} | Tarn Notes",
    )


def drupal(title: str, author: str, date: str, body: str) -> str:
    return _page(
        '<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">',
        f'''<div class="dialog-off-canvas-main-canvas"><div id="page-wrapper"><header id="header" class="site-header"><a href="/" rel="home">Tarn Notes</a></header><div class="layout-main-wrapper"><main role="main"><div class="main-content"><div id="block-olivero-content" class="block block-system"><article data-history-node-id="4" class="node node--type-article node--view-mode-full"><header class=""><h1 class="title page-title"><span class="field field--name-title">{title}</span></h1><div class="node__meta"><span>By <span class="field field--name-uid"><a title="View user profile." href="/user/2">{author}</a></span>, <span class="field field--name-created"><time datetime="{date}T07:00:00+00:00" title="x">{_long(date)}</time></span></span></div></header>
<div class="node__content"><div class="text-content clearfix field field--name-body field__item">{body}</div></div><section class="field--name-comment comments"><h2 class="comments__title">Leave a comment</h2></section></article></div></div></main><div class="sidebar-grid"><aside class="region--sidebar"><h2>Popular tags</h2></aside></div></div><footer class="site-footer">Powered by Drupal</footer></div></div>''',
        f"{title} | Tarn Notes",
    )


def pelican(title: str, author: str, date: str, body: str) -> str:
    return _page(
        '<meta name="generator" content="Pelican">',
        f'''<header id="banner" class="body"><h1><a href="/">Tarn Notes</a></h1><nav><ul><li><a href="/category/mills.html">mills</a></li></ul></nav></header><section id="content" class="body"><article><header><h1 class="entry-title"><a href="/x.html" rel="bookmark" title="Permalink">{title}</a></h1></header><div class="entry-content"><footer class="post-info"><abbr class="published" title="{date}T09:00:00+01:00">Published: {_long(date)}</abbr><address class="vcard author">By <a class="url fn" href="/author/x.html">{author}</a></address><p>In <a href="/category/mills.html">mills</a>.</p></footer>{body}</div></article></section><footer id="contentinfo" class="body"><address class="vcard">Powered by Pelican</address></footer>''',
        f"Tarn Notes - {title}",
    )


def eleventy(title: str, author: str, date: str, body: str) -> str:
    return _page(
        f'<meta name="generator" content="Eleventy v3.0.0"><meta name="author" content="{author}">',
        f'''<a href="#skip" id="skip-link" class="visually-hidden">Skip to content</a><header><a href="/" class="home-link">Tarn Notes</a><nav><ul class="nav"><li><a href="/blog/">Archive</a></li></ul></nav></header><main id="skip"><heading-anchors><h1 id="x">{title}</h1><ul class="post-metadata"><li><time datetime="{date}">{_long(date)}</time></li><li><a href="/tags/mills/" class="post-tag">mills</a></li></ul>{body}<ul class="links-nextprev"><li class="links-nextprev-prev">← Previous<br><a href="/o">Read next: The other mill</a></li></ul></heading-anchors></main><footer><p>Powered by Eleventy</p></footer>''',
        title,
    )


def gatsby(title: str, author: str, date: str, body: str) -> str:
    return _page(
        '<meta name="generator" content="Gatsby 5.13">',
        f"""<div id="___gatsby"><div class="global-wrapper"><header class="global-header"><a class="header-link-home" href="/">Tarn Notes</a></header><main><article class="blog-post" itemscope itemtype="http://schema.org/Article"><header><h1 itemprop="headline">{title}</h1><p>{_long(date)}</p></header><section itemprop="articleBody">{body}</section><hr><footer><div class="bio"><p>Written by <strong>{author}</strong> who lives and works near a mill. <a href="https://x.example">Share this</a></p></div></footer></article><nav class="blog-post-nav"><ul><li><a href="/o" rel="prev">← Read next</a></li></ul></nav></main><footer>© 2026, All rights reserved</footer></div></div>""",
        f"{title} | Tarn Notes",
    )


def blogger(title: str, author: str, date: str, body: str) -> str:
    return _page(
        '<meta content="blogger" name="generator">',
        f'''<div class="body-fauxcolumns"></div><div class="content"><header><div class="Header" id="Header1"><h1 class="title"><a href="/">Tarn Notes</a></h1></div></header><div class="main-outer"><div class="main section" id="main"><div class="widget Blog" id="Blog1"><div class="blog-posts hfeed"><h2 class="date-header"><span>{_long(date)}</span></h2><div class="post hentry uncustomized-post-template" itemprop="blogPost" itemscope="itemscope" itemtype="http://schema.org/BlogPosting"><h3 class="post-title entry-title" itemprop="name">{title}</h3><div class="post-body entry-content" itemprop="description articleBody">{body}</div><div class="post-footer"><span class="post-author vcard">Posted by <span class="fn" itemprop="author" itemscope="itemscope" itemtype="http://schema.org/Person"><span itemprop="name">{author}</span></span></span> <span class="post-timestamp">at <abbr class="published" itemprop="datePublished" title="{date}T06:00:00-08:00">6:00 AM</abbr></span><div class="post-share-buttons">Share this</div></div></div></div><div class="comments" id="comments"><h4>Leave a comment</h4></div></div></div><div class="sidebar section"><div class="widget Label"><h2>Popular tags</h2></div></div></div></div>''',
        f"Tarn Notes: {title}",
    )


def hexo(title: str, author: str, date: str, body: str) -> str:
    return _page(
        '<meta name="generator" content="Hexo 7.2.0">',
        f'''<div class="container"><header class="header" itemscope itemtype="http://schema.org/WPHeader"><div class="site-brand-wrapper"><a href="/" class="brand" rel="start"><p class="site-title">Tarn Notes</p></a></div></header><div class="main"><div class="main-inner"><div class="content post posts-expand"><div class="post-block"><article itemscope itemtype="http://schema.org/Article" class="post-content" lang="en"><span hidden itemprop="author" itemscope itemtype="http://schema.org/Person"><meta itemprop="name" content="{author}"></span><header class="post-header"><h1 class="post-title" itemprop="name headline">{title}</h1><div class="post-meta-container"><span class="post-meta-item">Posted on <time title="Created" itemprop="dateCreated datePublished" datetime="{date}T08:00:00+08:00">{date}</time></span></div></header><div class="post-body" itemprop="articleBody">{body}</div><footer class="post-footer"><div class="post-nav"><a href="/o" rel="prev">Read next</a></div></footer></article></div></div></div></div><footer class="footer"><div class="powered-by">Powered by Hexo</div></footer></div>''',
        f"{title} | Tarn Notes",
    )


def astro(title: str, author: str, date: str, body: str) -> str:
    return _page(
        f'<meta name="generator" content="Astro v4.11"><meta property="og:title" content="{title}">',
        f'''<header data-astro-cid-3><nav><h2><a href="/">Tarn Notes</a></h2></nav></header><main><article><div class="hero-image"><img width="1020" height="510" src="/h.jpg" alt=""></div><div class="prose"><div class="title"><div class="date"><time datetime="{date}T00:00:00.000Z">{_long(date)}</time></div><h1>{title}</h1><p class="author">by {author}</p><hr></div>{body}</div></article></main><footer>© 2026 All rights reserved</footer>''',
        title,
    )


def forem(title: str, author: str, date: str, body: str) -> str:
    return _page(
        '<meta property="og:type" content="article">',
        f'''<div id="page-content"><div id="page-content-inner"><main id="main-content" class="crayons-layout__content"><div class="article-wrapper"><article class="crayons-card crayons-article mb-4" id="article-show-container"><header class="crayons-article__header" id="main-title"><div class="crayons-article__header__meta"><div class="flex"><a href="/x" class="crayons-link fw-bold">{author}</a><p class="fs-xs color-base-60">Posted on <time datetime="{date}T10:00:00Z" class="date-no-year">{_long(date)}</time></p></div><h1 class="fs-3xl">{title}</h1><div class="spec__tags"><a class="crayons-tag" href="/t/mills">#mills</a></div></div></header><div class="crayons-article__main"><div class="crayons-article__body text-styles spec__body" data-article-id="1" id="article-body">{body}</div></div></article><section id="comments" class="crayons-card"><header><h2>Leave a comment</h2></header></section></div></main><aside class="crayons-layout__sidebar-right"><div class="crayons-card"><h3>Read next</h3><a href="/o">The other mill</a></div></aside></div></div><div class="overlay" role="dialog"><p>We use cookies: <button>accept all cookies</button></p></div>''',
        f"{title} - DEV Community",
    )


def news_parsely(title: str, author: str, date: str, body: str) -> str:
    head = f'<meta name="parsely-title" content="{title}"><meta name="parsely-author" content="{author}"><meta name="parsely-pub-date" content="{date}T05:00:00Z"><meta name="parsely-type" content="post">'
    return _page(
        head,
        f"""<div class="cookie-banner" role="dialog" aria-modal="true"><p>Please accept all cookies</p></div><header class="masthead"><a href="/">Tarn Daily</a></header><div class="article-layout"><div class="headline-block"><h1 class="headline">{title}</h1><div class="byline-block">{author}</div></div><div class="story-body"><div class="story-body-text">{body}</div></div><div class="newsletter-promo"><h4>Subscribe to our newsletter</h4><p>The best of the mills, each morning.</p></div><div class="recirculation"><h3>Related posts</h3><ul><li><a href="/o">The other mill</a></li></ul></div></div><footer>All rights reserved</footer>""",
        f"{title} - Tarn Daily",
    )


def journal_citation(title: str, author: str, date: str, body: str) -> str:
    slashed = date.replace("-", "/")
    head = f'<meta name="citation_title" content="{title}"><meta name="citation_author" content="{author}"><meta name="citation_publication_date" content="{slashed}"><link rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">'
    return _page(
        head,
        f"""<div class="pkp_structure_page"><header class="pkp_structure_head"><a href="/" class="is_text">Journal of Mills</a></header><div class="pkp_structure_content"><div class="pkp_structure_main" role="main"><div class="page page_article"><nav class="cmp_breadcrumbs"><ol><li><a href="/">Home</a></li></ol></nav><article class="obj_article_details"><h1 class="page_title">{title}</h1><div class="row"><div class="main_entry"><section class="item authors"><ul class="authors"><li><span class="name">{author}</span><span class="affiliation">University of Tarn</span></li></ul></section><section class="item full-text">{body}</section></div></div></article></div></div><div class="pkp_structure_sidebar"><div class="pkp_block"><h2>Popular tags</h2></div></div></div></div>""",
        f"{title} | Journal of Mills",
    )


TEMPLATES: tuple[Template, ...] = (
    ghost, wordpress_blocks, wordpress_classic, hugo_papermod, hugo_plain, jekyll_minima, jekyll_chirpy, medium,
    substack, docusaurus, drupal, pelican, eleventy, gatsby, blogger, hexo, astro, forem, news_parsely, journal_citation,
)  # fmt: skip
